/** What Romanian tenants write when asked for a date, and what it must mean on Saturday 27 March 2027 at 23:50 in London. */

export const phrases: Record<string, string> = {
  'ro past': `
    azi → 2027-03-27
    ieri → 2027-03-26
    alaltăieri → 2027-03-25
    alaltaieri → 2027-03-25
    aseară → 2027-03-26
    aseara pe la 10 → 2027-03-26 22:00
    azi-noapte → 2027-03-26
    azi dimineață → 2027-03-27
    marți → 2027-03-23
    luni → 2027-03-22
    de marți → 2027-03-23
    marțea trecută → 2027-03-23
    Nu merge căldura de luni → 2027-03-22
    nu mai am apă caldă de vineri → 2027-03-26
    de vineri seara → 2027-03-26
    joia asta → 2027-03-25
    sâmbătă → ambiguous 2027-03-20 2027-03-27
    acum o săptămână → 2027-03-20 week
    acum două săptămâni → 2027-03-13 week
    acum 2 sapt → 2027-03-13 week
    de doua saptamani → 2027-03-13 week
    de o lună → 2027-02-27 month
    de 3 luni → 2026-12-27 month
    acum două luni → 2027-01-27 month
    de vreo 10 zile → 2027-03-17
    acum 20 de zile → 2027-03-07
    acum două-trei zile → ambiguous 2027-03-24 2027-03-25
    săptămâna trecută → 2027-03-15 week
    săptămâna trecută, marți → 2027-03-16
    marti saptamana trecuta → 2027-03-16
    luna trecută → 2027-02-01 month
    anul trecut → 2026-01-01 year
    acum jumătate de an → 2026-09-27 month
    în ianuarie → 2027-01-01 month
    din decembrie → 2026-12-01 month
    în mai → 2026-05-01 month
    de la începutul lunii martie → 2027-03-01 month
    de la Crăciun → 2026-12-25
    de Revelion → 2026-12-31
    de Anul Nou → 2027-01-01
    de Paște → ambiguous 2026-04-05 2026-04-12
    de la ultimul bank holiday → 2027-03-26
    3 martie → 2027-03-03
    pe 3 martie → 2027-03-03
    pe 23 → 2027-03-23
    din data de 3 → 2027-03-03
    întâi martie → 2027-03-01
    marți, 23 martie 2027 → 2027-03-23
    03/04 → 2026-04-03
    05.03.2027 → 2027-03-05
    ieri la 15:30 → 2027-03-26 15:30
    ieri la trei și jumătate → 2027-03-26
    ieri după-amiază la trei jumate → 2027-03-26 15:30
    weekendul trecut → ambiguous 2027-03-20 2027-03-21
    last Tuesday → 2027-03-23
    acum câteva zile → not_understood
    de mai mult timp → not_understood
    de luni de zile → not_understood
    astă-vară → not_understood
    nu știu → not_understood
    înainte de Crăciun → not_understood
    mâine → in_future
    Buna ziua, centrala nu mai merge de alaltaieri seara → 2027-03-25
    de ieri de la prânz nu avem curent → 2027-03-26 12:00
    cam de trei săptămâni încoace → 2027-03-06 week
    am sunat joi dar e stricat de luni → 2027-03-22
    nu știu exact, cred că de marțea trecută → 2027-03-23
    stau la etajul 3, apartament 12 → not_understood
    am 3 copii mici → not_understood
    acum 2 ore → 2027-03-27
    acum o lună și jumătate → not_understood
    5 martie a.c. → 2027-03-05
    între luni și miercuri → not_understood
    de când m-am mutat → not_understood
    sambata trecuta dimineata → 2027-03-20
    în fiecare noapte → not_understood
    are 10 ani centrala → not_understood
    prima luni din martie → 2027-03-01`,
  'ro future': `
    mâine → 2027-03-28
    poimâine → 2027-03-29
    diseară → 2027-03-27
    marți → 2027-03-30
    marțea viitoare → 2027-03-30
    săptămâna viitoare → 2027-03-29 week
    peste o săptămână → 2027-04-03 week
    peste 3 zile → 2027-03-30
    într-o lună → 2027-04-27 month
    marți peste o săptămână → 2027-04-06
    maine la 10 → 2027-03-28 10:00
    mâine la trei și jumătate → 2027-03-28 15:30
    luni dimineață la 9 → 2027-03-29 09:00
    joi la ora 14 → 2027-04-01 14:00
    poimâine la prânz → 2027-03-29 12:00
    vineri după ora 3 → 2027-04-02
    5 aprilie → 2027-04-05
    03/04 → 2027-04-03
    lunea de Paște → ambiguous 2027-03-29 2027-05-03
    nu luni → not_understood
    ieri → in_past
    joi, între 10 și 12 → 2027-04-01
    oricând în afară de luni → not_understood
    marți la 2 după-amiaza → 2027-03-30 14:00
    vineri de la 3 la 5 → 2027-04-02
    pe 5 aprilie la ora 16:30 → 2027-04-05 16:30`,
  'ro any': `
    marți → ambiguous 2027-03-23 2027-03-30
    de marți → 2027-03-23`,
}
