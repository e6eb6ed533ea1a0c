/** What tenants write when asked for a date, and what it must mean on Saturday 27 March 2027 at 23:50 in London. */

/** Keys: language and what the question expects. A row ends with the date, then its precision unless a day, then its time; or with the reason. */
export const phrases: Record<string, string> = {
  'en past': `
    Tuesday → 2027-03-23
    last Tuesday → 2027-03-23
    since Tuesday → 2027-03-23
    on Tuesday → 2027-03-23
    yesterday → 2027-03-26
    the day before yesterday → 2027-03-25
    two days ago → 2027-03-25
    for 3 weeks → 2027-03-06 week
    about a month → 2027-02-27 month
    about a month ago → 2027-02-27 month
    a fortnight ago → 2027-03-13 week
    last week → 2027-03-15 week
    Tuesday last week → 2027-03-16
    last month → 2027-02-01 month
    3rd → 2027-03-03
    the 3rd → 2027-03-03
    03/04 → 2026-04-03
    03/04/2026 → 2026-04-03
    3 April 2026 → 2026-04-03
    March 3rd → 2027-03-03
    23 March → 2027-03-23
    Tuesday 23rd March → 2027-03-23
    Monday 23rd March → ambiguous 2027-03-22 2027-03-23
    in January → 2027-01-01 month
    since 2019 → 2019-01-01 year
    today → 2027-03-27
    tonight → 2027-03-27
    last night → 2027-03-26
    last night at 11 → 2027-03-26 23:00
    yesterday 1.30 → 2027-03-26
    yesterday at 3pm → 2027-03-26 15:00
    this morning → 2027-03-27
    tomorrow → in_future
    2 or 3 weeks ago → ambiguous 2027-03-06 2027-03-13
    a few days ago → not_understood
    a year and two months ago → 2026-01-27 month
    before Christmas → not_understood
    Christmas Day → 2026-12-25
    a week last Tuesday → 2027-03-16
    Good Friday → 2027-03-26
    it has been leaking since Tuesday and I have three kids → 2027-03-23
    it may be since Monday → 2027-03-22
    ages → not_understood
    not sure → not_understood
    last bank holiday → 2027-03-26
    the weekend → ambiguous 2027-03-20 2027-03-21 2027-03-27
    last weekend → ambiguous 2027-03-20 2027-03-21
    2 hours ago → 2027-03-27
    3/4 → 2026-04-03
    30/02/2027 → not_understood
    the Tuesday before last → 2027-03-16
    week before last → 2027-03-08 week
    twenty third of march → 2027-03-23
    the first monday in march → 2027-03-01
    first week of March → 2027-03-01 month
    half a year ago → 2026-09-27 month
    six weeks ago → 2027-02-13 week
    sat → ambiguous 2027-03-20 2027-03-27
    on sat → ambiguous 2027-03-20 2027-03-27
    I sat down → not_understood
    every Tuesday → not_understood
    between Monday and Wednesday → not_understood
    No, yesterday → 2027-03-26
    3 nights ago → 2027-03-24
    March → 2027-03-01 month
    May → 2026-05-01 month
    hello → not_understood
    1 → not_understood
    half three → 2027-03-27
    10.10.2026 → 2026-10-10
    27/3/27 → 2027-03-27
    2 1/2 weeks ago → not_understood
    yesterday at midnight → 2027-03-26
    in January 2026 → 2026-01-01 month
    since Tuesday last week → 2027-03-16
    since the week before last → 2027-03-08 week
    since last week → 2027-03-15 week
    sometime in May → 2026-05-01 month
    I called on Monday, it has been leaking since last Tuesday → 2027-03-23
    yesterday, last night → 2027-03-26
    on the 23rd → 2027-03-23
    2nd floor → not_understood
    Tuesday in March → not_understood
    it was a week yesterday → 2027-03-19
    over a month → 2027-02-27 month
    since before Christmas → not_understood
    just after Easter → not_understood
    until yesterday → not_understood
    from Monday to Wednesday → 2027-03-22
    two weeks on Tuesday → in_future
    a couple of weeks ago → 2027-03-13 week
    couple of days → 2027-03-25
    last March → 2026-03-01 month
    last November → 2026-11-01 month
    New Year's Day → 2027-01-01
    it's been 3 days now → 2027-03-24
    3 weeks back → 2027-03-06 week
    day before yesterday in the evening → 2027-03-25
    Yesterday at 10.10 → 2027-03-26
    at 10.10 → 2027-03-27
    1.30 → 2027-03-27
    Fri 26 Mar → 2027-03-26
    26-03-2027 → 2027-03-26
    2027-03-26 → 2027-03-26
    26 3 2027 → 2027-03-26
    99/99/9999 → not_understood
    April 2026 → 2026-04-01 month
    christmas 2025 → 2025-12-25
    last christmas → 2026-12-25
    since christmas last year → 2026-12-25
    3 April last year → 2026-04-03
    the 3rd of last month → 2027-02-03
    I moved in 2019 and it started last month → 2027-02-01 month
    4 days 3 hours → not_understood
    two thousand and nineteen → 2019-01-01 year
    Tuesday 23 April → ambiguous 2026-04-21 2026-04-23
    2 wks ago → 2027-03-13 week
    yday → 2027-03-26
    Thurs → 2027-03-25
    Wednesday night → 2027-03-24
    since the start of the month → 2027-03-01 month
    since the 1st of Feb → 2027-02-01
    on and off since january → 2027-01-01 month
    roughly ten days → 2027-03-17
    a couple weeks → 2027-03-13 week
    the day before yesterday at about 4pm → 2027-03-25 16:00
    5/3 → 2027-03-05
    5.3.27 → 2027-03-05
    end of February → 2027-02-01 month
    Boxing Day → 2026-12-26
    last Sunday → 2027-03-21
    sunday just gone → 2027-03-21
    a month ago today → 2027-02-27
    this week → 2027-03-22 week
    4 or 5 days → ambiguous 2027-03-22 2027-03-23
    November last year → 2026-11-01 month
    the 12th of March at 10am → 2027-03-12 10:00
    over a year ago → 2026-03-27 year
    around Christmas → 2026-12-25
    First of January → 2027-01-01
    one week → 2027-03-20 week
    not long → not_understood
    Wed 10th → 2027-03-10
    since I moved in → not_understood
    yesterday morning about half eight → 2027-03-26 08:30
    eight days → 2027-03-19
    Monday or Tuesday → ambiguous 2027-03-22 2027-03-23
    about 3 weeks now → 2027-03-06 week
    it started Tuesday evening → 2027-03-23
    today at 9am → 2027-03-27 09:00
    22nd → 2027-03-22
    since a week last Tuesday → 2027-03-16
    since the 3rd my boiler is off → 2027-03-03
    since the start of the year → 2027-01-01 year
    for about two weeks now → 2027-03-13 week
    for a couple of months → 2027-01-27 month
    no hot water for 4 days and nobody came → 2027-03-23
    for the last 3 weeks → 2027-03-06 week
    for the past fortnight → 2027-03-13 week
    fortnight → 2027-03-13 week
    day → not_understood
    over 6 months → 2026-09-27 month
    since about 2 months → 2027-01-27 month
    I reported it on 3 March and again on 10 March → ambiguous 2027-03-03 2027-03-10
    it started a week ago on Wednesday → 2027-03-17
    roughly since mid February → 2027-02-01 month
    20th → 2027-03-20
    the 31st → 2027-01-31
    my son is 3 and it happened on Thursday → 2027-03-25
    i am 67 years old → not_understood
    flat 12 → not_understood
    since covid → not_understood
    in 2021 → 2021-01-01 year
    at Easter 2026 → 2026-04-05
    about half 10 last night → 2027-03-26 22:30
    Saturday week → in_future
    mothering sunday → 2027-03-07
    Father's Day → 2026-06-21
    end of the week → not_understood
    early March → 2027-03-01 month
    the end of February → 2027-02-01 month
    last summer → not_understood
    the other day → not_understood
    a week and a half ago → not_understood
    2 Tuesdays ago → not_understood
    the last Friday in March → not_understood
    Tuesday gone → 2027-03-23
    four weekdays ago → not_understood
    22 of this month → 2027-03-22
    3 march twenty twenty five → 2025-03-03
    Friday 12 → 2027-03-12
    Friday 13 → ambiguous 2027-03-12 2027-03-13
    Friday 3 men came → 2027-03-26
    Friday 3pm → 2027-03-26 15:00
    the 3rd of the month → 2027-03-03
    26march → 2027-03-26
    7d ago → 2027-03-20`,
  'en future': `
    Tuesday week → 2027-04-06
    a week on Tuesday → 2027-04-06
    a week tomorrow → 2027-04-04
    next Tuesday → 2027-03-30
    Tuesday → 2027-03-30
    tomorrow at half three → 2027-03-28 15:30
    tomorrow at 9 → 2027-03-28 09:00
    half three → in_past
    in a fortnight → 2027-04-10 week
    in 3 days → 2027-03-30
    3rd April at 10:30 → 2027-04-03 10:30
    03/04 → 2027-04-03
    bank holiday → 2027-03-29
    August bank holiday → 2027-08-30
    next week → 2027-03-29 week
    this week → 2027-03-27 week
    Thursday morning → 2027-04-01
    yesterday → in_past
    30 april → 2027-04-30
    29 February → 2028-02-29
    at 3 Church Road tomorrow → 2027-03-28
    Monday afternoon → 2027-03-29
    not Monday → not_understood
    Wednesday at 2 → 2027-03-31 14:00
    a week on Friday → 2027-04-09
    the 5th → 2027-04-05
    fortnight today → 2027-04-10
    Easter Monday → 2027-03-29
    in two weeks' time → 2027-04-10 week
    tomorrow after 3pm → 2027-03-28
    next bank holiday → 2027-03-29`,
  'en any': `
    03/04 → 2027-04-03
    Tuesday → ambiguous 2027-03-23 2027-03-30
    3 weeks → ambiguous 2027-03-06 2027-04-17`,
  'pl past': `
    wczoraj → 2027-03-26
    przedwczoraj → 2027-03-25
    dzisiaj → 2027-03-27
    dziś rano → 2027-03-27
    od wtorku → 2027-03-23
    Dach przecieka od wtorku → 2027-03-23
    tydzień temu → 2027-03-20 week
    dwa tygodnie temu → 2027-03-13 week
    2 tygodnie temu → 2027-03-13 week
    w zeszły wtorek → 2027-03-23
    w zeszłym tygodniu → 2027-03-15 week
    we wtorek w zeszłym tygodniu → 2027-03-16
    w zeszłym tygodniu we wtorek → 2027-03-16
    od dwóch tygodni → 2027-03-13 week
    od tygodnia → 2027-03-20 week
    od miesiąca → 2027-02-27 month
    od 3 dni → 2027-03-24
    3 kwietnia 2026 → 2026-04-03
    3 kwietnia 2026 roku → 2026-04-03
    trzeciego marca → 2027-03-03
    dwudziestego trzeciego marca → 2027-03-23
    23 marca → 2027-03-23
    23.03 → 2027-03-23
    23.03.2027 → 2027-03-23
    23.03.2027 r. → 2027-03-23
    03/04 → 2026-04-03
    w marcu → 2027-03-01 month
    w styczniu 2026 → 2026-01-01 month
    w zeszłym miesiącu → 2027-02-01 month
    w zeszłym roku → 2026-01-01 year
    miesiąc temu → 2027-02-27 month
    rok temu → 2026-03-27 year
    pół roku temu → 2026-09-27 month
    pięć dni temu → 2027-03-22
    w poniedziałek → 2027-03-22
    w srode → 2027-03-24
    od piatku → 2027-03-26
    wczoraj o 15:30 → 2027-03-26 15:30
    wczoraj wieczorem o 7 → 2027-03-26 19:00
    kilka dni temu → not_understood
    półtora miesiąca temu → not_understood
    przed świętami → not_understood
    przed wtorkiem → not_understood
    przed dwoma tygodniami → 2027-03-13 week
    do wczoraj → not_understood
    nie wiem → not_understood
    w weekend → ambiguous 2027-03-20 2027-03-21 2027-03-27
    od lat → not_understood
    w Boże Narodzenie → 2026-12-25
    yesterday → 2027-03-26
    od Monday → 2027-03-22
    2-3 tygodnie temu → ambiguous 2027-03-06 2027-03-13
    w ostatni piątek → 2027-03-26
    w sobotę → ambiguous 2027-03-20 2027-03-27
    od 10 stycznia → 2027-01-10
    przez trzy tygodnie → 2027-03-06 week
    w 2019 roku → 2019-01-01 year
    od zeszłego tygodnia → 2027-03-15 week
    w marcu zeszłego roku → 2026-03-01 month
    w marcu w zeszłym roku → 2026-03-01 month
    parę dni temu → not_understood
    ze dwa tygodnie temu → 2027-03-13 week
    jakiś miesiąc temu → 2027-02-27 month
    od zeszłego piątku → 2027-03-26
    w ubiegłą niedzielę → 2027-03-21
    w nocy z wtorku na środę → ambiguous 2027-03-23 2027-03-24
    10 marca → 2027-03-10
    10.03.2027 → 2027-03-10
    wczoraj rano → 2027-03-26
    w zeszły czwartek wieczorem → 2027-03-25
    od stycznia → 2027-01-01 month
    już trzy tygodnie → 2027-03-06 week
    ponad miesiąc → 2027-02-27 month
    na początku marca → 2027-03-01 month
    w niedzielę w nocy → 2027-03-21
    od świąt → not_understood
    w środę 24 marca → 2027-03-24
    dwa miesiące → 2027-01-27 month
    od poniedziałku do środy → 2027-03-22
    tydzień → 2027-03-20 week
    od tygodnia nie mam ogrzewania → 2027-03-20 week
    w lutym → 2027-02-01 month
    2 dni → 2027-03-25
    dzis → 2027-03-27
    5 marca 2027r. → 2027-03-05
    wczoraj około 15 → 2027-03-26
    w zeszłym roku w grudniu → 2026-12-01 month
    dawno → not_understood
    rok → 2026-03-27 year
    od czwartego marca → 2027-03-04
    od 3 tygodni → 2027-03-06 week
    już od miesiąca → 2027-02-27 month
    dwa lub trzy dni temu → ambiguous 2027-03-24 2027-03-25
    od zeszłej środy → 2027-03-24
    mam 67 lat → not_understood
    trzy dni → 2027-03-24
    pod koniec lutego → 2027-02-01 month
    koniec tygodnia → not_understood
    piątek 12 → 2027-03-12`,
  'pl future': `
    jutro → 2027-03-28
    pojutrze → 2027-03-29
    za tydzień → 2027-04-03 week
    za 3 dni → 2027-03-30
    za dwa tygodnie → 2027-04-10 week
    w przyszły wtorek → 2027-03-30
    w przyszłym tygodniu → 2027-03-29 week
    we wtorek → 2027-03-30
    jutro o 15 → 2027-03-28 15:00
    jutro po południu o trzeciej → 2027-03-28 15:00
    jutro o wpół do trzeciej → 2027-03-28 14:30
    w najbliższy piątek → 2027-04-02
    od jutra → 2027-03-28
    wczoraj → in_past
    w poniedziałek rano → 2027-03-29
    za miesiąc → 2027-04-27 month
    w czwartek o 10:00 → 2027-04-01 10:00
    5 kwietnia → 2027-04-05
    za dwa dni → 2027-03-29`,
  'cy past': `
    ddoe → 2027-03-26
    heddiw → 2027-03-27
    echdoe → 2027-03-25
    neithiwr → 2027-03-26
    y bore 'ma → 2027-03-27
    bore ddoe → 2027-03-26
    wythnos yn ôl → 2027-03-20 week
    pythefnos yn ôl → 2027-03-13 week
    tair wythnos yn ôl → 2027-03-06 week
    dau ddiwrnod yn ôl → 2027-03-25
    mis yn ôl → 2027-02-27 month
    dau fis yn ôl → 2027-01-27 month
    blwyddyn yn ôl → 2026-03-27 year
    ers dydd Mawrth → 2027-03-23
    ers mis Mawrth → 2027-03-01 month
    ers wythnos → 2027-03-20 week
    ers pythefnos → 2027-03-13 week
    ers tri diwrnod → 2027-03-24
    ers ddoe → 2027-03-26
    dydd Mawrth → 2027-03-23
    dydd Mawrth diwethaf → 2027-03-23
    nos Fawrth → 2027-03-23
    bore dydd Gwener → 2027-03-26
    yr wythnos ddiwethaf → 2027-03-15 week
    wythnos diwethaf → 2027-03-15 week
    dydd Mawrth yr wythnos diwethaf → 2027-03-16
    mis diwethaf → 2027-02-01 month
    llynedd → 2026-01-01 year
    Ebrill llynedd → 2026-04-01 month
    3 Ebrill 2026 → 2026-04-03
    3ydd o Ebrill → 2026-04-03
    y trydydd o Fawrth → 2027-03-03
    23 Mawrth → 2027-03-23
    dydd Mawrth 23 Mawrth → 2027-03-23
    Mawrth → ambiguous 2027-03-01 2027-03-23
    Mawrth 2026 → 2026-03-01 month
    ym mis Ionawr → 2027-01-01 month
    ym mis Mai → 2026-05-01 month
    mis Tachwedd → 2026-11-01 month
    03/04 → 2026-04-03
    am dair wythnos → 2027-03-06 week
    ychydig ddyddiau yn ôl → not_understood
    cyn y Nadolig → not_understood
    dydd Nadolig → 2026-12-25
    dim yn siŵr → not_understood
    Mae'r to yn gollwng ers dydd Mawrth → 2027-03-23
    last Tuesday → 2027-03-23
    ers y penwythnos → ambiguous 2027-03-20 2027-03-21 2027-03-27
    dros flwyddyn yn ôl → 2026-03-27 year
    ers wythnos diwethaf → 2027-03-15 week
    ers y mis diwethaf → 2027-02-01 month
    echnos → 2027-03-25
    dydd Sul diwethaf → 2027-03-21
    ers dydd Gwener → 2027-03-26
    ers mis Rhagfyr → 2026-12-01 month
    mis Chwefror → 2027-02-01 month
    dair wythnos yn ôl → 2027-03-06 week
    rhyw fis yn ôl → 2027-02-27 month
    tua pythefnos → 2027-03-13 week
    ddydd Iau → 2027-03-25
    nos Wener → 2027-03-26
    ddoe am 3 o'r gloch y prynhawn → 2027-03-26 15:00
    1 Mawrth 2027 → 2027-03-01
    y 10fed o Fawrth → 2027-03-10
    10/03/2027 → 2027-03-10
    dechrau mis Mawrth → 2027-03-01 month
    ers blwyddyn → 2026-03-27 year
    pum diwrnod yn ôl → 2027-03-22
    pedwar diwrnod yn ôl → 2027-03-23
    wsos dwetha → 2027-03-15 week
    ers amser maith → not_understood
    ddim yn cofio → not_understood
    ers bore ddoe → 2027-03-26
    prynhawn ddoe → 2027-03-26
    y llynedd → 2026-01-01 year
    saith niwrnod → 2027-03-20
    dwy flynedd yn ôl → 2025-03-27 year
    dros y Nadolig → 2026-12-25
    2 ddiwrnod → 2027-03-25
    bore Llun → 2027-03-22
    ers Ionawr → 2027-01-01 month
    ers wythnos i ddydd Mawrth → in_future
    am bythefnos → 2027-03-13 week
    ers dau fis → 2027-01-27 month
    ers dechrau'r flwyddyn → not_understood
    dydd Sadwrn diwethaf → 2027-03-20
    diwedd yr wythnos → not_understood
    dechrau Chwefror → 2027-02-01 month
    dydd Gwener 12 → 2027-03-12`,
  'cy future': `
    yfory → 2027-03-28
    drennydd → 2027-03-29
    dydd Mawrth nesaf → 2027-03-30
    wythnos nesaf → 2027-03-29 week
    ymhen wythnos → 2027-04-03 week
    mewn tri diwrnod → 2027-03-30
    wythnos i ddydd Mawrth → 2027-04-06
    yfory am 3 → 2027-03-28 15:00
    yfory am hanner awr wedi tri → 2027-03-28 15:30
    bore yfory am 10 o'r gloch → 2027-03-28 10:00
    mis nesaf → 2027-04-01 month
    dydd Llun nesa → 2027-03-29
    ymhen pythefnos → 2027-04-10 week
    bore fory → 2027-03-28
    dydd Mercher am 10 → 2027-03-31 10:00
    5 Ebrill → 2027-04-05
    trennydd → 2027-03-29`,
  'ur past': `
    3 april 2026 → 2026-04-03
    last Tuesday se → 2027-03-23
    pichle hafte se → 2027-03-15 week
    pichle saal march mein → 2026-03-01 month
    آج → 2027-03-27
    کل → 2027-03-26
    پرسوں → 2027-03-25
    کل رات → 2027-03-26
    آج صبح → 2027-03-27
    پچھلے منگل → 2027-03-23
    پچھلے منگل کو → 2027-03-23
    منگل سے → 2027-03-23
    منگل کو → 2027-03-23
    پیر کے دن → 2027-03-22
    پیر سے → 2027-03-22
    جمعے سے → 2027-03-26
    دو ہفتے پہلے → 2027-03-13 week
    ۲ ہفتے پہلے → 2027-03-13 week
    ٣ دن پہلے → 2027-03-24
    ایک ہفتہ پہلے → 2027-03-20 week
    ایک مہینہ پہلے → 2027-02-27 month
    تین مہینے سے → 2026-12-27 month
    دو ہفتوں سے → 2027-03-13 week
    پچھلے دو ہفتوں سے → 2027-03-13 week
    پچھلے ہفتے → 2027-03-15 week
    پچھلے ہفتے منگل کو → 2027-03-16
    پچھلے مہینے → 2027-02-01 month
    پچھلے سال → 2026-01-01 year
    ایک سال پہلے → 2026-03-27 year
    3 اپریل 2026 → 2026-04-03
    ۳ اپریل ۲۰۲۶ → 2026-04-03
    23 مارچ → 2027-03-23
    مارچ میں → 2027-03-01 month
    جنوری سے → 2027-01-01 month
    ۰۳/۰۴ → 2026-04-03
    ۲۳/۰۳/۲۰۲۷ → 2027-03-23
    چند دن پہلے → not_understood
    منگل سے پہلے → not_understood
    دو تین دن پہلے → ambiguous 2027-03-24 2027-03-25
    ہفتہ → ambiguous 2027-03-20 2027-03-27
    ہفتے کے دن → ambiguous 2027-03-20 2027-03-27
    چھت منگل سے ٹپک رہی ہے → 2027-03-23
    معلوم نہیں → not_understood
    yesterday → 2027-03-26
    kal → 2027-03-26
    kal se → 2027-03-26
    kal raat → 2027-03-26
    parson → 2027-03-25
    pichle hafte → 2027-03-15 week
    pichle mangal ko → 2027-03-23
    do din pehle → 2027-03-25
    2 hafte pehle → 2027-03-13 week
    teen hafton se → 2027-03-06 week
    mangal se → 2027-03-23
    aaj subah → 2027-03-27
    peer ke din → 2027-03-22
    pichle mahine → 2027-02-01 month
    ek mahina pehle → 2027-02-27 month
    do teen din pehle → ambiguous 2027-03-24 2027-03-25
    kuch din pehle → not_understood
    23 march ko → 2027-03-23
    saat din se → 2027-03-20
    chhat do hafte se tapak rahi hai → 2027-03-13 week
    hafte ko → ambiguous 2027-03-20 2027-03-27
    budh ko → 2027-03-24
    itwar se → 2027-03-21
    کل صبح → 2027-03-26
    تین دن سے → 2027-03-24
    گزشتہ ہفتے → 2027-03-15 week
    گزشتہ جمعہ → 2027-03-26
    جمعرات کو → 2027-03-25
    بدھ کی رات → 2027-03-24
    پانچ دن پہلے → 2027-03-22
    ایک ماہ سے → 2027-02-27 month
    دو مہینے پہلے → 2027-01-27 month
    10 مارچ → 2027-03-10
    ۱۰ مارچ ۲۰۲۷ → 2027-03-10
    10 مارچ کو → 2027-03-10
    فروری میں → 2027-02-01 month
    پچھلے اتوار → 2027-03-21
    آج رات → 2027-03-27
    چھ مہینے سے → 2026-09-27 month
    کافی دن پہلے → not_understood
    یاد نہیں → not_understood
    کل شام 7 بجے → 2027-03-26 19:00
    ایک سال سے → 2026-03-27 year
    کل سے ہیٹنگ خراب ہے → 2027-03-26
    اتوار سے → 2027-03-21
    teen din se → 2027-03-24
    pichle mahine se → 2027-02-01 month
    aik hafte se → 2027-03-20 week
    ek hafta pehle → 2027-03-20 week
    somwar ko → 2027-03-22
    kal subah se pani nahi aa raha → 2027-03-26
    parso raat → 2027-03-25
    10 march → 2027-03-10
    2 mahine pehle → 2027-01-27 month
    jumme ko → 2027-03-26
    pata nahi → not_understood
    bohat din se → not_understood
    do saal pehle → 2025-03-27 year
    pichle jumme → 2027-03-26
    do din se → 2027-03-25
    pichle teen din se → 2027-03-24
    میری عمر 67 سال ہے → not_understood
    دن سے → not_understood
    جمعہ 12 → 2027-03-12`,
  'ur future': `
    کل → 2027-03-28
    پرسوں → 2027-03-29
    kal → 2027-03-28
    اگلے منگل → 2027-03-30
    اگلے ہفتے → 2027-03-29 week
    تین دن بعد → 2027-03-30
    کل دوپہر 3 بجے → 2027-03-28 15:00
    kal shaam 5 baje → 2027-03-28 17:00
    agle hafte → 2027-03-29 week
    do din baad → 2027-03-29
    parson subah 10 baje → 2027-03-29 10:00
    kal sarhe teen baje → 2027-03-28 15:30
    mangal ko → 2027-03-30
    2 din mein → 2027-03-29
    پیر کو → 2027-03-29
    کل صبح 10 بجے → 2027-03-28 10:00
    agle mangal → 2027-03-30
    agle mahine → 2027-04-01 month
    jumerat ko dopahar 2 baje → 2027-04-01 14:00
    ایک ہفتے بعد → 2027-04-03 week`,
  'ur any': `
    کل → ambiguous 2027-03-26 2027-03-28
    کل سے → 2027-03-26
    پرسوں → ambiguous 2027-03-25 2027-03-29`,
}
