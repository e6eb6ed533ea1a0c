/** What Portuguese and Brazilian tenants write when asked for a date, and what it must mean on Saturday 27 March 2027 at 23:50 in London. */

export const phrases: Record<string, string> = {
  'pt past': `
    hoje → 2027-03-27
    ontem → 2027-03-26
    anteontem → 2027-03-25
    ontem à noite → 2027-03-26
    ontem a noite às 11 → 2027-03-26 23:00
    esta noite → ambiguous 2027-03-26 2027-03-27
    hoje de manhã → 2027-03-27
    ontem de madrugada → 2027-03-26
    terça → 2027-03-23
    terça-feira → 2027-03-23
    3ª feira → 2027-03-23
    desde terça → 2027-03-23
    na terça passada → 2027-03-23
    na última terça → 2027-03-23
    terça da semana passada → 2027-03-16
    estou sem água quente desde segunda → 2027-03-22
    sábado → ambiguous 2027-03-20 2027-03-27
    há uma semana → 2027-03-20 week
    há duas semanas atrás → 2027-03-13 week
    3 semanas atrás → 2027-03-06 week
    faz um mês → 2027-02-27 month
    ha uns dez dias → 2027-03-17
    há dois ou três dias → ambiguous 2027-03-24 2027-03-25
    umas duas semanas → 2027-03-13 week
    quinze dias → 2027-03-12
    semana passada → 2027-03-15 week
    mês passado → 2027-02-01 month
    ano passado → 2026-01-01 year
    há meio ano → 2026-09-27 month
    em janeiro → 2027-01-01 month
    desde dezembro → 2026-12-01 month
    desde o mês de fevereiro → 2027-02-01 month
    desde o Natal → 2026-12-25
    desde o Ano Novo → 2027-01-01
    na Páscoa → 2026-04-05
    Sexta-feira Santa → 2027-03-26
    3 de março → 2027-03-03
    dia 3 → 2027-03-03
    desde dia 3 que não tenho luz → 2027-03-03
    desde o dia 3 de março → 2027-03-03
    1º de março → 2027-03-01
    vinte e três de março → 2027-03-23
    terça-feira, 23 de março de 2027 → 2027-03-23
    03/04 → 2026-04-03
    05-03-2027 → 2027-03-05
    no início de março → 2027-03-01 month
    no fim de fevereiro → 2027-02-01 month
    ontem às 15h30 → 2027-03-26 15:30
    ontem às três e meia → 2027-03-26
    ontem às três e meia da tarde → 2027-03-26 15:30
    no fim de semana passado → ambiguous 2027-03-20 2027-03-21
    two weeks ago → 2027-03-13 week
    há uns dias → not_understood
    há algum tempo → not_understood
    há um mês e meio → not_understood
    no verão passado → not_understood
    não sei → not_understood
    antes do Natal → not_understood
    pela segunda vez → not_understood
    amanhã → in_future
    bom dia, a caldeira não liga desde anteontem → 2027-03-25
    liguei na quinta mas pinga desde segunda-feira passada → 2027-03-22
    já faz mais de duas semanas → 2027-03-13 week
    tem uns quinze dias → 2027-03-12
    moro no segundo andar, apto 12 → not_understood
    tenho 3 filhos → not_understood
    entre segunda e quarta → not_understood
    duas ou três semanas atrás → ambiguous 2027-03-06 2027-03-13
    no mês passado, dia 10 → 2027-02-10
    há ano e meio → not_understood
    ontem por volta das 9 da noite → 2027-03-26 21:00
    desde meados de fevereiro → 2027-02-01 month
    foi no sábado passado de manhã → 2027-03-20
    toda segunda → not_understood
    o meu filho tem 3 anos → not_understood
    o primeiro sábado de março → 2027-03-06`,
  'pt future': `
    amanhã → 2027-03-28
    depois de amanhã → 2027-03-29
    terça que vem → 2027-03-30
    na próxima terça → 2027-03-30
    semana que vem → 2027-03-29 week
    daqui a uma semana → 2027-04-03 week
    daqui a 3 dias → 2027-03-30
    em duas semanas → 2027-04-10 week
    de terça a oito → 2027-04-06
    amanha às 10 → 2027-03-28 10:00
    amanhã às 10 horas → 2027-03-28 10:00
    amanhã às três e meia → 2027-03-28 15:30
    amanhã de manhã às 9 → 2027-03-28 09:00
    quinta à tarde → 2027-04-01
    quinta às 2 da tarde → 2027-04-01 14:00
    segunda depois das 3 → 2027-03-29
    dia 5 → 2027-04-05
    dia 5 às 16h → 2027-04-05 16:00
    5 de abril → 2027-04-05
    amanhã ao meio-dia → 2027-03-28 12:00
    segunda-feira de Páscoa → 2027-03-29
    o próximo feriado → 2027-03-29
    03/04 → 2027-04-03
    às segundas → not_understood
    ontem → in_past
    qualquer dia menos segunda → not_understood
    sexta das 3 às 5 → 2027-04-02
    quarta-feira, 31 de março, às 14h → 2027-03-31 14:00
    amanhã à tarde, lá pelas 4 → 2027-03-28 16:00
    para a semana → 2027-03-29 week`,
  'pt any': `
    terça → ambiguous 2027-03-23 2027-03-30
    desde terça → 2027-03-23
    há 3 semanas → 2027-03-06 week`,
}
