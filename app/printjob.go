package app

// PrintJobs are papers on their way to a printer.
type PrintJobs struct{ *core }

var printJobActs = []Act{}
