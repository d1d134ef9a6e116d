"""Words for medicines, conditions and remedies, as people write them. For rules, in lower case."""

MEDICINES = (
    r"lithium|valproate|depakote|epilim|lamotrigine|lamictal|carbamazepine|tegretol|"
    r"clozapine|clozaril|olanzapine|zyprexa|quetiapine|seroquel|risperidone|risperdal|aripiprazole|abilify|"
    r"haloperidol|haldol|ziprasidone|geodon|paliperidone|invega|lurasidone|latuda|amisulpride|cariprazine|"
    r"chlorpromazine|flupentixol|zuclopenthixol|brexpiprazole|"
    r"sertraline|zoloft|fluoxetine|prozac|citalopram|escitalopram|lexapro|paroxetine|paxil|seroxat|venlafaxine|"
    r"effexor|duloxetine|cymbalta|mirtazapine|bupropion|wellbutrin|trazodone|amitriptyline|"
    r"diazepam|valium|lorazepam|ativan|clonazepam|klonopin|alprazolam|xanax|zopiclone|pregabalin|gabapentin|"
    r"methylphenidate|ritalin|adderall|concerta|propranolol|naltrexone|ect|"
    r"ssris?|snris?|maois?|benzos?|benzodiazepines?|anti-?depressants?|anti-?psychotics?|neuroleptics?|"
    r"mood stabili[sz]ers?|sleeping (?:pills?|tablets?)|psych(?:iatric)? (?:drugs?|meds?|pills?)"
)
# Words that mean medicine only where something else in the sentence says so.
PLAIN_MEDICINES = r"meds?|medications?|medicines?|pills?|tablets?|depot|injections?|the drugs?|dose|doses|prescriptions?"
CONDITIONS = (
    r"bipolar|schizophreni[ac]s?|schizoaffective|psychosis|psychotic|mania|manic|hypomania|depression|"
    r"depressed|anxiety|panic attacks?|ptsd|ocd|adhd|autism|bpd|borderline|personality disorders?|"
    r"eating disorders?|anorexia|bulimia|addiction|trauma|voices|hallucinations?|paranoia|"
    r"mental (?:illness(?:es)?|disorders?|health problems?)|mentally ill|suicidal|insomnia"
)
REMEDIES = (
    r"vitamins?|niacin|b3|b12|zinc|magnesium|omega(?: |-)?3|fish oil|turmeric|curcumin|golden milk|"
    r"st\.? john['’]?s wort|cbd(?: oils?)?|cannabis|weed|marijuana|thc|a joint|mushrooms|psilocybin|microdos\w+|lsd|"
    r"ketamine|mdma|nettle tea|ayahuasca|kratom|kava|ashwagandha|keto|carnivore(?: diet)?|fasting|detox|gluten|sugar|diet|"
    r"cold showers?|ice baths?|prayer|praying|staying awake|homeopathy|crystals?|essential oils?|supplements?|herbs?|"
    r"herbal|alcohol|methylene blue|ivermectin|lithium orotate|magnets?|ibuprofen|vaccines?|parasites?"
)
