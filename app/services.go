package app

// services are the nouns of the desk, one service each.
type services struct {
	Shop         *Shop
	Staff        *Staff
	Lists        *Lists
	Drafts       *Drafts
	Search       *Search
	Today        *Today
	Summary      *Summary
	Backups      *Backups
	Papers       *Papers
	Customers    *Customers
	Devices      *Devices
	Contacts     *Contacts
	Inquiries    *Inquiries
	Forwards     *Forwards
	Tasks        *Tasks
	Templates    *Templates
	Attachments  *Attachments
	Jobs         *Jobs
	Checklists   *Checklists
	Shelves      *Shelves
	Estimates    *Estimates
	Appointments *Appointments
	Suppliers    *Suppliers
	Parts        *Parts
	PartRequests *PartRequests
	Asks         *Asks
	PartsOrders  *PartsOrders
	Payments     *Payments
	PriceItems   *PriceItems
	PrintJobs    *PrintJobs
	Departments  *Departments
}

func newServices(c *core) services {
	return services{
		Shop:         &Shop{c},
		Staff:        &Staff{c},
		Lists:        &Lists{c},
		Drafts:       &Drafts{c},
		Search:       &Search{c},
		Today:        &Today{c},
		Summary:      &Summary{c},
		Backups:      &Backups{c},
		Papers:       &Papers{c},
		Customers:    &Customers{c},
		Devices:      &Devices{c},
		Contacts:     &Contacts{c},
		Inquiries:    &Inquiries{c},
		Forwards:     &Forwards{c},
		Tasks:        &Tasks{c},
		Templates:    &Templates{c},
		Attachments:  &Attachments{c},
		Jobs:         &Jobs{c},
		Checklists:   &Checklists{c},
		Shelves:      &Shelves{c},
		Estimates:    &Estimates{c},
		Appointments: &Appointments{c},
		Suppliers:    &Suppliers{c},
		Parts:        &Parts{c},
		PartRequests: &PartRequests{c},
		Asks:         &Asks{c},
		PartsOrders:  &PartsOrders{c},
		Payments:     &Payments{c},
		PriceItems:   &PriceItems{c},
		PrintJobs:    &PrintJobs{c, c.lane()},
		Departments:  &Departments{c},
	}
}
