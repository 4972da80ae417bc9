package app

import "tanggapan/data"

// dayView is a day as the owner's page shows it, for the settings and the pictures.
func (p *paperSample) dayView(r *paperRoom) *DayView {
	today := p.now.Date()
	d := &DayView{
		Date: today, At: p.at, Taken: 3841250, WeekAgo: 3429600, Deposits: 450000, JobsIn: 14, WalkIn: 9, ByContact: 5, JobsOut: 11, OutLate: 2,
		WaitingParts: 7, OldestPart: 9, Ready: 5, ReadyDue: 1193000, Held: 31, Declared: 41200000, Hash: r.hash[:min(12, len(r.hash))],
		Inquiries:    InquiryDay{N: 46, FirstContact: 29, HandedOver: 8, Due: 12, Kept: 11, Missed: 1},
		Appointments: AppointmentDay{N: 9, Kept: 7, NoShow: 1, Cancelled: 1}, Asked: 6, Ordered: 4, Arrived: 5, Overdue: 1, Undone: 2,
		Tomorrow: TomorrowView{Date: today.Plus(1), Promised: 6, Calls: 9},
	}
	for i, thousand := range []float64{0, 21.4, 18.9, 25.3, 23.1, 31.8, 34.3, 0, 19.7, 22.2, 27.9, 24.6, 35.5, 38.4125} {
		d.Takings = append(d.Takings, DayTakings{Date: today.Plus(i - 13), Amount: data.Money(thousand * 100000), Closed: thousand == 0})
	}
	ways := []WayTakings{{N: 9, Amount: 1422000}, {N: 7, Amount: 1564250}, {N: 3, Amount: 705000}, {N: 1, Amount: 150000}}
	if l, err := listNamed(r.tx, data.ListPayments); err == nil {
		for i, it := range l.Items[:min(len(ways), len(l.Items))] {
			ways[i].Way, ways[i].Item = it.Code, it
			d.Payments = append(d.Payments, ways[i])
		}
	}
	if l, err := listNamed(r.tx, data.ListJobStates); err == nil {
		for i, s := range []data.JobState{data.Diagnosing, data.WaitingApproval, data.WaitingPart, data.InProgress, data.Ready} {
			if it, ok := l.Item(string(s)); ok {
				d.States = append(d.States, StateCount{s, it, []int{6, 3, 7, 8, 5}[i]})
			}
		}
	}
	d.Technicians = []TechnicianDay{
		{Staff: &data.Staff{Given: "Ana", Family: "Reyes"}, JobsOut: 5, Minutes: 375, Labour: 684000, Parts: 942000, Visits: 3, Free: 120},
		{Staff: &data.Staff{Given: "Jun", Family: "dela Cruz"}, JobsOut: 4, Minutes: 330, Late: 1, Labour: 512000, Parts: 731000, Visits: 2, Free: 45},
		{Staff: &data.Staff{Given: "Mia", Family: "Ocampo"}, JobsOut: 2, Minutes: 225, Late: 1, Labour: 360000, Parts: 612250},
	}
	at := p.at
	d.Attention = []Attention{
		{Job: sampleJobNo(4188), Title: p.w.T("paper.sample-feeder"), Who: "Jun dela Cruz", Why: "late", Days: 2},
		{Job: sampleJobNo(4201), Title: "MacBook Air A2337", Why: "no-answer", Days: 3, Owes: 1480000, Since: at - 3*86400000},
		{Job: sampleJobNo(4150), Title: "JBL Charge 5", Why: "not-collected", Days: 21, Owes: 115000, Since: at - 21*86400000},
	}
	return d
}

func sampleJobNo(id data.ID) *data.Job { return &data.Job{No: data.NumberOf(data.KindJob, id)} }
