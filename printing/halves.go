package printing

// JobHalves is the job sheet twice on one page: the upper half stays in the shop, the customer takes the lower one (A4 or Letter).
type JobHalves struct{ JobSheet }
