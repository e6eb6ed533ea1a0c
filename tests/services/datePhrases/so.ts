/** Somali as tenants write it, with the article's many endings. */
export const phrases: Record<string, string> = {
  'so past': `
    shalay → 2027-03-26
    maanta → 2027-03-27
    dorraad → 2027-03-25
    xalay → 2027-03-26
    saaka → 2027-03-27
    shalay galab → 2027-03-26
    xalay 11kii habeenimo → 2027-03-26 23:00
    shalay saacadda 3da galabnimo → 2027-03-26 15:00
    Talaado → 2027-03-23
    Talaadadii → 2027-03-23
    tan iyo Talaadadii → 2027-03-23
    ilaa Isniintii → 2027-03-22
    Isniintii → 2027-03-22
    Isniintii hore → 2027-03-22
    Arbacadii la soo dhaafay → 2027-03-24
    maalintii Khamiista → 2027-03-25
    Jimcihii → 2027-03-26
    Sabti → ambiguous 2027-03-20 2027-03-27
    Axaddii → 2027-03-21
    laba maalmood ka hor → 2027-03-25
    3 maalmood ka hor → 2027-03-24
    toddobaad ka hor → 2027-03-20 week
    labo todobaad ka hor → 2027-03-13 week
    saddex toddobaad → 2027-03-06 week
    muddo laba toddobaad ah → 2027-03-13 week
    afar maalmood ayay shaqayn la'dahay → 2027-03-23
    bil ka hor → 2027-02-27 month
    laba bilood ka hor → 2027-01-27 month
    lix bilood → 2026-09-27 month
    sannad ka hor → 2026-03-27 year
    toddobaadkii hore → 2027-03-15 week
    Talaadadii toddobaadkii hore → 2027-03-16
    usbuucii la soo dhaafay → 2027-03-15 week
    bishii hore → 2027-02-01 month
    sannadkii hore → 2026-01-01 year
    toddobaadkan → 2027-03-22 week
    bishii Janaayo → 2027-01-01 month
    laga bilaabo Febraayo → 2027-02-01 month
    bisha saddexaad → 2027-03-01 month
    23 Maarso → 2027-03-23
    23kii Maarso → 2027-03-23
    3da Abriil 2026 → 2026-04-03
    taariikhda 23 → 2027-03-23
    03/04 → 2026-04-03
    23/03/2027 → 2027-03-23
    tan iyo Kirismaska → 2026-12-25
    laga bilaabo sanadka cusub → 2027-01-01
    tan iyo Ciiddii → not_understood
    dhawr maalmood ka hor → not_understood
    maalmo ka hor → not_understood
    mudo dheer → not_understood
    ma garanayo → not_understood
    xagaagii hore → not_understood
    Talaadada ka hor → not_understood
    berri → in_future
    laba ama saddex maalmood ka hor → ambiguous 2027-03-24 2027-03-25
    kuleyliyuhu wuu xumaaday ilaa Isniintii, carruur baana joogta → 2027-03-22
    wiigii hore → 2027-03-15 week
    Arbacadii habeenkii → 2027-03-24
    maalin kasta → not_understood
    kuleylku wuxuu xumaa ilaa shalay galab → 2027-03-26
    waxay bilaabatay Arbacadii fiidkii → 2027-03-24
    shan iyo toban maalmood ka hor → 2027-03-12
    laga soo bilaabo 1da Febraayo → 2027-02-01
    hal toddobaad iyo bar → not_understood
    bishii hore 5teedii → 2027-02-05
    23ka bishan → 2027-03-23
    xalay saqdii dhexe → 2027-03-26
    labadii maalmood ee la soo dhaafay → 2027-03-25
    toddobaad iyo laba maalmood → 2027-03-18
    waa labo bilood hadda → 2027-01-27 month
    biyo ma jiraan ilaa Jimcihii → 2027-03-26
    waqti dheer → not_understood
    sannadkii hore bishii Diseembar → 2026-12-01 month
    Isniintii baan soo wacay laakiin waxay socotaa tan iyo Axaddii → 2027-03-21
    waxaan ahay 67 jir → not_understood
    saddex carruur ah ayaan leeyahay → not_understood
    guriga 12 → not_understood
    halkan → not_understood
    markaas → not_understood
    hore ayaan u soo sheegay → not_understood
    labada qol → not_understood
    Isniin kasta → not_understood
    maya, shalay → 2027-03-26
    dabaqa labaad → not_understood
    2 ka mid ah carruurta → not_understood
    ilaa berri → not_understood
    Talaadadii ka hor → not_understood
    ilaa maanta → not_understood
    laga bilaabo Isniintii ilaa Arbacadii → 2027-03-22
    sannadkii hore → 2026-01-01 year
    3dii Maarso → 2027-03-03
    5tii bishan → 2027-03-05
    usbuucii hore Arbacadii → 2027-03-17
    Monday ilaa → 2027-03-22
    laba cisho → 2027-03-25`,
  'so future': `
    berri → 2027-03-28
    berrito → 2027-03-28
    berri subax → 2027-03-28
    berri 10ka subaxnimo → 2027-03-28 10:00
    saa dambe → 2027-03-29
    Talaadada soo socota → 2027-03-30
    Talaadada → 2027-03-30
    toddobaadka soo socda → 2027-03-29 week
    toddobaadka dambe → 2027-03-29 week
    saddex maalmood ka dib → 2027-03-30
    toddobaad kadib → 2027-04-03 week
    Isniinta saacadda 2da galabnimo → 2027-03-29 14:00
    berri saddexda iyo barka → 2027-03-28 15:30
    Khamiista subaxdii → 2027-04-01
    bisha soo socota → 2027-04-01 month
    5 Abriil → 2027-04-05
    ma aha Isniinta → not_understood
    shalay → in_past
    Jimcaha 3:30 galabnimo → 2027-04-02 15:30
    Isniinta dambe → 2027-03-29
    berri galabta 4ta → 2027-03-28 16:00
    toddobaadka soo socda Arbacada → 2027-03-31
    Khamiista 1da Abriil 11:30 subaxnimo → 2027-04-01 11:30
    Isniinta ma joogo → not_understood
    Isniinta ka dib → not_understood
    mar kasta → not_understood
    berri 3da → 2027-03-28 15:00
    Axadda labada duhurnimo → 2027-03-28 14:00
    berri laba iyo tobanka duhurnimo → 2027-03-28 12:00`,
  'so any': `
    Talaado → ambiguous 2027-03-23 2027-03-30
    03/04 → 2027-04-03
    shalay → 2027-03-26`,
}
