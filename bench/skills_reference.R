# The same cells, fitted by lme4 (Laplace, maximum likelihood), and draws weighed by the survey package.
# python -m bench.skills_reference writes the files, runs this and prints the differences.
folder <- commandArgs(TRUE)[1]
suppressMessages({library(lme4); library(survey)})
cells <- read.csv(file.path(folder, "cells.csv"))
cells$kind <- factor(cells$kind); cells$skill <- factor(cells$skill)
cells$cell <- interaction(cells$skill, cells$kind)
fit <- glmer(cbind(yes, tried - yes) ~ 0 + kind + (1 | skill) + (1 | cell), cells, binomial)
spreads <- as.data.frame(VarCorr(fit))
cells$fitted <- predict(fit, cells, type = "response")
write.csv(cells, file.path(folder, "lme4.csv"), row.names = FALSE)
writeLines(format(c(spreads$sdcor[spreads$grp == "skill"], spreads$sdcor[spreads$grp == "cell"], fixef(fit)), digits = 10),
           file.path(folder, "lme4.txt"))
draws <- read.csv(file.path(folder, "draws.csv"))
design <- svydesign(ids = ~person, weights = ~weight, data = draws)
steady <- svyglm(outcome ~ suggested, design)
total <- svytotal(~signed, design)
writeLines(format(c(coef(steady)[2], SE(steady)[2], coef(total), SE(total)), digits = 12), file.path(folder, "survey.txt"))
