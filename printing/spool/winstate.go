package spool

// Bits of a job's and of a printer's state, as Windows tells them.
const (
	jobPaused       = 0x1
	jobError        = 0x2
	jobDeleting     = 0x4
	jobSpooling     = 0x8
	jobPrinting     = 0x10
	jobOffline      = 0x20
	jobPaperOut     = 0x40
	jobPrinted      = 0x80
	jobDeleted      = 0x100
	jobBlocked      = 0x200
	jobIntervention = 0x400
	jobComplete     = 0x1000

	printerPaused       = 0x1
	printerError        = 0x2
	printerJam          = 0x8
	printerPaperOut     = 0x10
	printerManualFeed   = 0x20
	printerPaperProblem = 0x40
	printerOffline      = 0x80
	printerBusy         = 0x200
	printerPrinting     = 0x400
	printerNotAvailable = 0x1000
	printerProcessing   = 0x4000
	printerNoToner      = 0x40000
	printerIntervention = 0x100000
	printerOutOfMemory  = 0x200000
	printerDoorOpen     = 0x400000

	worksOffline = 0x400 // attribute of a printer: somebody set it so
)

// printerTrouble is why a printer stands; "" where it does not.
func printerTrouble(status, attributes uint32) Reason {
	for _, t := range []struct {
		bits uint32
		why  Reason
	}{
		{printerJam, Jam},
		{printerDoorOpen, Cover},
		{printerPaperOut | printerManualFeed | printerPaperProblem, NoPaper},
		{printerNoToner, Ink},
		{printerOffline | printerNotAvailable, Off},
		{printerPaused, Paused},
		{printerError | printerIntervention | printerOutOfMemory, Halted},
	} {
		if status&t.bits != 0 {
			return t.why
		}
	}
	if attributes&worksOffline != 0 {
		return Off
	}
	return ""
}

// printerInfo is how a printer stands.
func printerInfo(status, attributes uint32) (State, Reason) {
	if why := printerTrouble(status, attributes); why != "" {
		return Stopped, why
	}
	if status&(printerBusy|printerPrinting|printerProcessing) != 0 {
		return Busy, ""
	}
	return Idle, ""
}

// winJob is how far a job is, by its own state and its printer's.
func winJob(id string, status uint32, said string, printer, attributes uint32) Job {
	j := Job{ID: id, Message: said}
	trouble := printerTrouble(printer, attributes)
	switch {
	case status&(jobDeleting|jobDeleted) != 0:
		j.State, j.Why = Failed, Cancelled
	case status&(jobPrinted|jobComplete) != 0:
		j.State = Done
	case status&jobPaperOut != 0:
		j.State, j.Why = Held, NoPaper
	case status&jobOffline != 0:
		j.State, j.Why = Held, Off
	case status&(jobError|jobBlocked|jobIntervention) != 0:
		j.State, j.Why = Held, Halted
		if trouble != "" {
			j.Why = trouble
		}
	case status&jobPaused != 0:
		j.State, j.Why = Held, Paused
	case trouble != "":
		j.State, j.Why = Held, trouble
	case status&(jobPrinting|jobSpooling) != 0:
		j.State = Printing
	}
	return j
}
