/** What Spanish tenants write when asked for a date, and what it must mean on Saturday 27 March 2027 at 23:50 in London. */

export const phrases: Record<string, string> = {
  'es past': `
    hoy → 2027-03-27
    ayer → 2027-03-26
    anteayer → 2027-03-25
    antier → 2027-03-25
    antes de ayer → 2027-03-25
    anoche → 2027-03-26
    anoche a las 11 → 2027-03-26 23:00
    esta mañana → 2027-03-27
    esta noche → ambiguous 2027-03-26 2027-03-27
    el martes → 2027-03-23
    desde el martes → 2027-03-23
    el martes pasado → 2027-03-23
    el pasado miercoles → 2027-03-24
    el martes de la semana pasada → 2027-03-16
    la semana pasada, el martes → 2027-03-16
    no tengo calefacción desde el lunes → 2027-03-22
    el sábado → ambiguous 2027-03-20 2027-03-27
    hace una semana → 2027-03-20 week
    hace dos semanas → 2027-03-13 week
    desde hace 3 semanas → 2027-03-06 week
    hace unas dos semanas → 2027-03-13 week
    hace dos o tres días → ambiguous 2027-03-24 2027-03-25
    llevo diez días sin agua caliente → 2027-03-17
    un mes → 2027-02-27 month
    hace quince dias → 2027-03-12
    hace medio año → 2026-09-27 month
    la semana pasada → 2027-03-15 week
    el mes pasado → 2027-02-01 month
    el año pasado → 2026-01-01 year
    en enero → 2027-01-01 month
    desde diciembre → 2026-12-01 month
    desde el mes de febrero → 2027-02-01 month
    desde Navidad → 2026-12-25
    desde Año Nuevo → 2027-01-01
    desde Nochevieja → 2026-12-31
    el Viernes Santo → 2027-03-26
    en Semana Santa → not_understood
    el 3 de marzo → 2027-03-03
    el 3 de marzo de 2027 → 2027-03-03
    el 3 → 2027-03-03
    el día 3 → 2027-03-03
    desde el 3 no funciona la caldera → 2027-03-03
    martes, 23 de marzo de 2027 → 2027-03-23
    veintitrés de marzo → 2027-03-23
    03/04 → 2026-04-03
    3/4/26 → 2026-04-03
    a principios de marzo → 2027-03-01 month
    a finales de febrero → 2027-02-01 month
    ayer a las tres y media → 2027-03-26
    ayer a las 3 y media de la tarde → 2027-03-26 15:30
    el finde → ambiguous 2027-03-20 2027-03-21 2027-03-27
    desde last week → 2027-03-15 week
    hace unos días → not_understood
    hace semana y media → not_understood
    el verano pasado → not_understood
    hace mucho → not_understood
    no sé → not_understood
    antes de Navidad → not_understood
    los martes → not_understood
    mañana → in_future
    buenas, desde antes de ayer se me va la luz → 2027-03-25
    llevamos así desde el viernes por la noche → 2027-03-26
    llamé el jueves pero gotea desde el lunes → 2027-03-22
    hace como tres semanas → 2027-03-06 week
    desde hace más de un mes → 2027-02-27 month
    tengo 3 hijos y vivo en el 2 piso → not_understood
    gotea en mi cuarto → not_understood
    el segundo martes de marzo → 2027-03-09
    entre el lunes y el miércoles → not_understood
    no, fue ayer → 2027-03-26
    en marzo del año pasado → 2026-03-01 month
    desde mediados de febrero → 2027-02-01 month
    ayer como a las 9 de la noche → 2027-03-26 21:00
    hace año y medio → not_understood
    hace dos martes → not_understood
    vivo en el 12 → not_understood
    mi hijo tiene 3 años → not_understood`,
  'es future': `
    mañana → 2027-03-28
    pasado mañana → 2027-03-29
    mañana por la mañana → 2027-03-28
    mañana a las 10 de la mañana → 2027-03-28 10:00
    mañana a las tres y media → 2027-03-28 15:30
    el martes que viene → 2027-03-30
    la semana que viene → 2027-03-29 week
    el próximo viernes → 2027-04-02
    dentro de una semana → 2027-04-03 week
    en tres días → 2027-03-30
    el martes en ocho → 2027-04-06
    de hoy en ocho → 2027-04-03
    el 5 → 2027-04-05
    el 5 a las 4 → 2027-04-05 16:00
    el jueves por la tarde → 2027-04-01
    el jueves a las 15h → 2027-04-01 15:00
    el lunes a partir de las 3 → 2027-03-29
    el martes a las cuatro menos cuarto → 2027-03-30 15:45
    mañana a mediodía → 2027-03-28 12:00
    el lunes de Pascua → 2027-03-29
    el próximo festivo → 2027-03-29
    03/04 → 2027-04-03
    todos los días → not_understood
    ayer → in_past
    cualquier día menos el lunes → not_understood
    el viernes de 3 a 5 → 2027-04-02
    mañana a las 2 de la tarde → 2027-03-28 14:00
    el lunes 29 a primera hora → 2027-03-29
    el miércoles a las 10 hrs → 2027-03-31 10:00`,
  'es any': `
    mañana → 2027-03-28
    el martes → ambiguous 2027-03-23 2027-03-30
    hace 3 semanas → 2027-03-06 week`,
}
