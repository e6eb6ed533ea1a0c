/** What Italian tenants write when asked for a date, and what it must mean on Saturday 27 March 2027 at 23:50 in London. */

export const phrases: Record<string, string> = {
  'it past': `
    oggi → 2027-03-27
    ieri → 2027-03-26
    l'altro ieri → 2027-03-25
    avantieri → 2027-03-25
    ieri sera → 2027-03-26
    ieri sera alle 8 → 2027-03-26 20:00
    la notte scorsa → 2027-03-26
    stanotte → ambiguous 2027-03-26 2027-03-27
    stamattina → 2027-03-27
    martedì → 2027-03-23
    martedi → 2027-03-23
    da martedì → 2027-03-23
    martedì scorso → 2027-03-23
    lo scorso martedì → 2027-03-23
    martedì della settimana scorsa → 2027-03-16
    non ho il riscaldamento da lunedì → 2027-03-22
    sabato → ambiguous 2027-03-20 2027-03-27
    una settimana fa → 2027-03-20 week
    due settimane fa → 2027-03-13 week
    da tre settimane → 2027-03-06 week
    da circa un mese → 2027-02-27 month
    due o tre giorni fa → ambiguous 2027-03-24 2027-03-25
    un paio di giorni fa → 2027-03-25
    quindici giorni fa → 2027-03-12
    sono dieci giorni che siamo senza acqua calda → 2027-03-17
    sei mesi fa → 2026-09-27 month
    due ore fa → 2027-03-27
    la settimana scorsa → 2027-03-15 week
    il mese scorso → 2027-02-01 month
    l'anno scorso → 2026-01-01 year
    marzo dell'anno scorso → 2026-03-01 month
    a gennaio → 2027-01-01 month
    da dicembre → 2026-12-01 month
    dal mese di febbraio → 2027-02-01 month
    da Natale → 2026-12-25
    da Capodanno → 2027-01-01
    da Pasqua → 2026-04-05
    il giorno di Santo Stefano → 2026-12-26
    venerdì santo → 2027-03-26
    il 3 marzo → 2027-03-03
    il 3 → 2027-03-03
    dal 3 → 2027-03-03
    il primo marzo → 2027-03-01
    ventitré marzo → 2027-03-23
    martedì 23 marzo 2027 → 2027-03-23
    03/04 → 2026-04-03
    5.3.2027 → 2027-03-05
    all'inizio di marzo → 2027-03-01 month
    a fine febbraio → 2027-02-01 month
    ieri alle 15.30 → 2027-03-26 15:30
    ieri alle tre e mezza → 2027-03-26
    ieri pomeriggio alle tre e mezza → 2027-03-26 15:30
    nel fine settimana → ambiguous 2027-03-20 2027-03-21 2027-03-27
    since Tuesday → 2027-03-23
    qualche giorno fa → not_understood
    un mese e mezzo fa → not_understood
    l'estate scorsa → not_understood
    non lo so → not_understood
    prima di Natale → not_understood
    domani → in_future
    buongiorno, è da domenica che la caldaia non va → 2027-03-21
    ho chiamato giovedì ma perde da lunedì → 2027-03-22
    da più di due settimane → 2027-03-13 week
    da ieri mattina verso le 7 → 2027-03-26 07:00
    sono circa venti giorni → 2027-03-07
    abito al secondo piano, interno 3 → not_understood
    ho sei figli → not_understood
    tra lunedì e mercoledì → not_understood
    un anno e mezzo fa → not_understood
    la settimana prima di Natale → not_understood
    dalla fine di febbraio → 2027-02-01 month
    mercoledi' scorso → 2027-03-24
    secondo me da martedì → 2027-03-23
    mio figlio ha tre anni → not_understood
    la seconda domenica di marzo → 2027-03-14`,
  'it future': `
    domani → 2027-03-28
    dopodomani → 2027-03-29
    stasera → 2027-03-27
    martedì prossimo → 2027-03-30
    la settimana prossima → 2027-03-29 week
    la prossima settimana → 2027-03-29 week
    tra una settimana → 2027-04-03 week
    fra tre giorni → 2027-03-30
    martedì a otto → 2027-04-06
    oggi a otto → 2027-04-03
    domani alle 10 → 2027-03-28 10:00
    domani mattina alle 9 → 2027-03-28 09:00
    domani ore 15 → 2027-03-28 15:00
    domani alle tre e mezza → 2027-03-28 15:30
    mercoledì alle 11 e un quarto → 2027-03-31 11:15
    martedì alle quattro meno un quarto → 2027-03-30 15:45
    domani a mezzogiorno → 2027-03-28 12:00
    giovedì pomeriggio → 2027-04-01
    lunedì dopo le 3 → 2027-03-29
    il 5 aprile → 2027-04-05
    il 5 → 2027-04-05
    a Pasquetta → 2027-03-29
    03/04 → 2027-04-03
    ogni martedì → not_understood
    entro venerdì → not_understood
    ieri → in_past
    qualsiasi giorno tranne lunedì → not_understood
    venerdì dalle 3 alle 5 → 2027-04-02
    mercoledì 31 alle 14:30 → 2027-03-31 14:30
    domani verso mezzogiorno → 2027-03-28 12:00
    giovedì della prossima settimana → 2027-04-01
    dopodomani nel pomeriggio alle 4 → 2027-03-29 16:00`,
  'it any': `
    martedì → ambiguous 2027-03-23 2027-03-30
    da martedì → 2027-03-23
    tre settimane fa → 2027-03-06 week`,
}
