package data_test

import (
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
)

// bad is a valid record spoiled, and the fault that it must have.
type bad struct {
	name        string
	spoil       func(data.Record)
	field, code string
}

// on makes the spoiler of one record type.
func on[T any](f func(*T)) func(data.Record) {
	return func(r data.Record) { f(any(r).(*T)) }
}

var (
	longLine  = strings.Repeat("ñ", data.MaxLine+1)
	longName  = strings.Repeat("x", data.MaxName+1)
	longWords = strings.Repeat("w", data.MaxWords+1)
)

func hold(t *testing.T, k data.Kind, all []bad) {
	t.Helper()
	for _, b := range all {
		t.Run(b.name, func(t *testing.T) {
			for seed := uint64(0); seed < 3; seed++ {
				rec := datatest.Full(k, datatest.Rand(seed))
				if err := rec.Validate(); err != nil {
					t.Fatal(err)
				}
				b.spoil(rec)
				err := rec.Validate()
				if b.code == "" {
					if err != nil {
						t.Error(err)
					}
					continue
				}
				found := false
				for _, f := range data.FaultsOf(err) {
					found = found || f.Field == b.field && f.Code == b.code
				}
				if !found {
					t.Errorf("%v, want %s: %s", err, b.field, b.code)
				}
			}
		})
	}
}

func TestShop_Validate(t *testing.T) {
	hold(t, data.KindShop, []bad{
		{"ErrName", on(func(s *data.Shop) { s.Name = " " }), "name", "required"},
		{"ErrLongName", on(func(s *data.Shop) { s.Name = longName }), "name", "too-long"},
		{"ErrControl", on(func(s *data.Shop) { s.LegalName = "a\x07" }), "legal_name", "bad-text"},
		{"ErrZone", on(func(s *data.Shop) { s.Zone = "" }), "zone", "required"},
		{"ErrCurrency", on(func(s *data.Shop) { s.Currency = "" }), "currency", "required"},
		{"ErrEmail", on(func(s *data.Shop) { s.Email = "liza@shop" }), "email", "bad-email"},
		{"ErrPhone", on(func(s *data.Shop) { s.Phones[0].Typed = "1-" }), "phones[1].typed", "bad-phone"},
		{"ErrHours", on(func(s *data.Shop) { s.Hours[2] = data.Span{From: 600, To: 540} }), "hours[2]", "bad-span"},
		{"OKDayOff", on(func(s *data.Shop) { s.Hours[0] = data.Span{} }), "", ""},
		{"OKPastMidnight", on(func(s *data.Shop) { s.Hours[5] = data.Span{From: 1080, To: 1560} }), "", ""},
		{"ErrHoliday", on(func(s *data.Shop) { s.Holidays[0].Date = "2026-02-30" }), "holidays[1].date", "no-such-date"},
		{"ErrTerms", on(func(s *data.Shop) { s.Terms[0].Text = longWords }), "terms[1].text", "too-long"},
		{"ErrTax", on(func(s *data.Shop) { s.Taxes[0].Points = 10001 }), "taxes[1].points", "bad-rate"},
		{"ErrPaperText", on(func(s *data.Shop) { s.Papers[0].Text = longWords }), "papers[1].text", "too-long"},
		{"OKPrefix", on(func(s *data.Shop) {
			s.Prefixes = []data.Prefix{{N: 1, Kind: data.KindJob, Text: "HB"}, {N: 2, Kind: data.KindInquiry, Text: "Q"}}
		}), "", ""},
		{"ErrPrefixLong", on(func(s *data.Shop) { s.Prefixes[0].Text = "LONG" }), "prefixes[1].text", "bad-prefix"},
		{"ErrPrefixSmall", on(func(s *data.Shop) { s.Prefixes[0].Text = "hb" }), "prefixes[1].text", "bad-prefix"},
		{"ErrPrefixTaken", on(func(s *data.Shop) {
			s.Prefixes = []data.Prefix{{N: 1, Kind: data.KindJob, Text: "HB"}, {N: 2, Kind: data.KindInquiry, Text: "HB"}}
		}), "prefixes[2].text", "bad-prefix"},
		{"ErrPrefixOfOthers", on(func(s *data.Shop) { s.Prefixes = []data.Prefix{{N: 1, Kind: data.KindCustomer, Text: "J"}} }), "prefixes[1].text", "bad-prefix"},
		{"ErrDayEnds", on(func(s *data.Shop) { s.DayEnds = 721 }), "day_ends", "bad-span"},
		{"ErrDays", on(func(s *data.Shop) { s.Warranty = -1 }), "days", "negative"},
	})
}

func TestStaff_Validate(t *testing.T) {
	hold(t, data.KindStaff, []bad{
		{"ErrGiven", on(func(s *data.Staff) { s.Given = "" }), "given", "required"},
		{"ErrRole", on(func(s *data.Staff) { s.Role = "boss" }), "role", "unknown-choice"},
		{"ErrRight", on(func(s *data.Staff) { s.Rights = []data.Right{"fly"} }), "rights[0]", "unknown-choice"},
		{"ErrDiscount", on(func(s *data.Staff) { s.Discount = -1 }), "discount_points", "bad-rate"},
		{"ErrRefund", on(func(s *data.Staff) { s.Refund = -1 }), "refund", "negative-money"},
		{"ErrLeaveBackwards", on(func(s *data.Staff) { s.DaysOff[0].To = s.DaysOff[0].From.Plus(-1) }), "days_off[1]", "bad-span"},
		{"ErrLeaveNoDay", on(func(s *data.Staff) { s.DaysOff[0].From = "2026-04-31" }), "days_off[1]", "bad-span"},
		{"ErrBreak", on(func(s *data.Staff) { s.Breaks[1] = data.Span{From: -5, To: 5} }), "breaks[1]", "bad-span"},
	})
}

func TestLists_Validate(t *testing.T) {
	hold(t, data.KindList, []bad{
		{"ErrName", on(func(l *data.List) { l.Name = "mine" }), "name", "unknown-choice"},
		{"ErrWord", on(func(l *data.List) { l.Items[0].En = "" }), "items[1].en", "required"},
		{"ErrLongWord", on(func(l *data.List) { l.Items[0].Fil = longName }), "items[1].fil", "too-long"},
		{"ErrCode", on(func(l *data.List) { l.Items[0].Code = "" }), "items[1].code", "required"},
		{"ErrTwice", on(func(l *data.List) {
			l.Items = append(l.Items, data.ListItem{N: 8, Code: l.Items[0].Code, For: l.Items[0].For, En: "x"})
		}), "items[8].code", "duplicate"},
		{"OKForAnotherDevice", on(func(l *data.List) {
			l.Items = append(l.Items, data.ListItem{N: 8, Code: l.Items[0].Code, For: "phone-x", En: "x"})
		}), "", ""},
		{"ErrNumberTwice", on(func(l *data.List) { l.Items = append(l.Items, data.ListItem{N: 1, Code: "z", En: "z"}) }), "items[1]", "bad-item-number"},
		{"ErrNumberBeyond", on(func(l *data.List) { l.Spent = 0 }), "items[1].n", "bad-item-number"},
		{"ErrPoints", on(func(l *data.List) { l.Items[0].Points = 10001 }), "items[1].points", "bad-rate"},
	})
	hold(t, data.KindChecklist, []bad{
		{"ErrKind", on(func(l *data.Checklist) { l.DeviceKind = "" }), "kind", "required"},
		{"ErrKindControl", on(func(l *data.Checklist) { l.DeviceKind = "a\x00b" }), "kind", "bad-text"},
		{"ErrPointWord", on(func(l *data.Checklist) { l.Points[0].En = "" }), "points[1].en", "required"},
		{"ErrPointCode", on(func(l *data.Checklist) { l.Points[0].Code = "" }), "points[1].code", "required"},
		{"ErrPointNumber", on(func(l *data.Checklist) { l.Points[0].N = 0 }), "points[0]", "bad-item-number"},
	})
}

func TestPeople_Validate(t *testing.T) {
	hold(t, data.KindCustomer, []bad{
		{"ErrNobody", on(func(c *data.Customer) { *c = data.Customer{} }), "name", "name-or-phone"},
		{"OKPhoneOnly", on(func(c *data.Customer) { *c = data.Customer{Phones: c.Phones} }), "", ""},
		{"OKCompanyOnly", on(func(c *data.Customer) { *c = data.Customer{Company: "Rey Aircon"} }), "", ""},
		{"OKErased", on(func(c *data.Customer) { *c = data.Customer{Erased: 1} }), "", ""},
		{"OKMerged", on(func(c *data.Customer) { *c = data.Customer{MergedInto: 7} }), "", ""},
		{"ErrFamily", on(func(c *data.Customer) { c.Family = longName }), "family", "too-long"},
		{"ErrAlert", on(func(c *data.Customer) { c.Alert = longLine }), "alert", "too-long"},
		{"ErrNotes", on(func(c *data.Customer) { c.Notes = longWords }), "notes", "too-long"},
		{"ErrPhone", on(func(c *data.Customer) { c.Phones[0].Typed = "none" }), "phones[1].typed", "bad-phone"},
		{"ErrPhoneNumber", on(func(c *data.Customer) { c.Phones[0].N = -1 }), "phones[-1]", "bad-item-number"},
		{"ErrEmail", on(func(c *data.Customer) { c.Emails = []string{"a b@c.d"} }), "emails[1]", "bad-email"},
		{"ErrStreet", on(func(c *data.Customer) { c.Addresses[0].Street = "" }), "addresses[1].street", "required"},
		{"ErrLink", on(func(c *data.Customer) { c.Links[0].How = "loves" }), "links[1].how", "unknown-choice"},
		{"ErrCollector", on(func(c *data.Customer) { c.Collectors[0].N = 0 }), "collectors[0]", "bad-item-number"},
	})
	hold(t, data.KindSupplier, []bad{
		{"ErrName", on(func(s *data.Supplier) { s.Name = "" }), "name", "required"},
		{"ErrPhone", on(func(s *data.Supplier) { s.Phones[0].Typed = "" }), "phones[1].typed", "bad-phone"},
		{"ErrEmail", on(func(s *data.Supplier) { s.Emails[0] = "@x.y" }), "emails[1]", "bad-email"},
		{"ErrLead", on(func(s *data.Supplier) { s.LeadDays = 401 }), "lead_days", "bad-span"},
	})
	hold(t, data.KindDepartment, []bad{{"ErrName", on(func(d *data.Department) { d.Name = "" }), "name", "required"}})
	hold(t, data.KindDesk, []bad{{"ErrComputer", on(func(d *data.Desk) { d.Computer = "" }), "computer", "required"}})
	hold(t, data.KindDevice, []bad{
		{"ErrOwner", on(func(d *data.Device) { d.Owner = 0 }), "owner", "required"},
		{"ErrNothing", on(func(d *data.Device) { *d = data.Device{Owner: 1, Colour: "red"} }), "model", "required"},
		{"OKKindOnly", on(func(d *data.Device) { *d = data.Device{Owner: 1, DeviceKind: "phone"} }), "", ""},
		{"ErrDate", on(func(d *data.Device) { d.Bought = "2026-99-01" }), "bought", "no-such-date"},
		{"ErrMonths", on(func(d *data.Device) { d.EveryMonths = 121 }), "every_months", "bad-span"},
		{"ErrSerial", on(func(d *data.Device) { d.Serial = "a\nb" }), "serial", "bad-text"},
	})
	hold(t, data.KindAttachment, []bad{
		{"ErrOf", on(func(a *data.Attachment) { a.Of = data.Ref{} }), "of", "required"},
		{"ErrName", on(func(a *data.Attachment) { a.Name = "" }), "name", "required"},
		{"ErrSize", on(func(a *data.Attachment) { a.Size = data.MaxFile + 1 }), "size", "file-too-large"},
		{"ErrThumb", on(func(a *data.Attachment) { a.Thumb = make([]byte, 1<<20) }), "thumb", "file-too-large"},
		{"ErrSum", on(func(a *data.Attachment) { a.SHA256 = strings.Repeat("z", 64) }), "sha256", "required"},
	})
}

func TestTalking_Validate(t *testing.T) {
	hold(t, data.KindContact, []bad{
		{"ErrOf", on(func(c *data.Contact) { c.Of, c.Party = data.Ref{}, data.Ref{} }), "of", "required"},
		{"ErrAt", on(func(c *data.Contact) { c.At = 0 }), "at", "required"},
		{"ErrChannel", on(func(c *data.Contact) { c.Channel = "" }), "channel", "unknown-choice"},
		{"ErrDirection", on(func(c *data.Contact) { c.Direction = "sideways" }), "direction", "unknown-choice"},
		{"ErrWords", on(func(c *data.Contact) { c.Words = "\n" }), "words", "required"},
		{"ErrLong", on(func(c *data.Contact) { c.Words = longWords }), "words", "too-long"},
		{"ErrSeconds", on(func(c *data.Contact) { c.Seconds = -1 }), "seconds", "negative"},
	})
	hold(t, data.KindInquiry, []bad{
		{"ErrChannel", on(func(q *data.Inquiry) { q.Channel = "pigeon" }), "channel", "unknown-choice"},
		{"ErrNature", on(func(q *data.Inquiry) { q.Nature = "" }), "nature", "required"},
		{"ErrWords", on(func(q *data.Inquiry) { q.Words, q.Subject = " ", "" }), "words", "required"},
		{"OKSubject", on(func(q *data.Inquiry) { q.Words = "" }), "", ""},
		{"ErrUrgency", on(func(q *data.Inquiry) { q.Urgency = "" }), "urgency", "unknown-choice"},
		{"ErrState", on(func(q *data.Inquiry) { q.State = "lost" }), "state", "unknown-choice"},
		{"ErrMood", on(func(q *data.Inquiry) { q.Mood = "hungry" }), "mood", "unknown-choice"},
		{"ErrPromised", on(func(q *data.Inquiry) { q.Promised = "2026-11-23" }), "promised", "no-such-date"},
		{"ErrAnswered", on(func(q *data.Inquiry) { q.State, q.Answered = data.Resolved, 0 }), "answered", "required"},
		{"ErrHandedToNobody", on(func(q *data.Inquiry) { q.State, q.Assigned, q.Department = data.HandedOver, 0, 0 }), "assigned", "required"},
		{"ErrSeconds", on(func(q *data.Inquiry) { q.Seconds = -1 }), "seconds", "negative"},
	})
	hold(t, data.KindForward, []bad{
		{"ErrInquiry", on(func(f *data.Forward) { f.Inquiry = 0 }), "inquiry", "required"},
		{"ErrNobody", on(func(f *data.Forward) { f.To = 0 }), "to", "one-of"},
		{"ErrBoth", on(func(f *data.Forward) { f.Department = 3 }), "to", "one-of"},
		{"ErrOneself", on(func(f *data.Forward) { f.To = f.From }), "to", "to-oneself"},
		{"ErrReason", on(func(f *data.Forward) { f.Reason = "" }), "reason", "required"},
	})
	hold(t, data.KindTask, []bad{
		{"ErrKind", on(func(t *data.Task) { t.TaskKind = "" }), "kind", "unknown-choice"},
		{"ErrState", on(func(t *data.Task) { t.State = "" }), "state", "unknown-choice"},
		{"ErrDue", on(func(t *data.Task) { t.Due = "" }), "due", "no-such-date"},
		{"ErrText", on(func(t *data.Task) { t.Text = "" }), "text", "required"},
		{"ErrDoneAt", on(func(t *data.Task) { t.State, t.DoneAt = data.TaskDropped, 0 }), "done_at", "required"},
	})
	hold(t, data.KindTemplate, []bad{
		{"ErrName", on(func(x *data.Template) { x.Name = "" }), "name", "required"},
		{"ErrText", on(func(x *data.Template) { x.Text = "" }), "text", "required"},
		{"ErrLanguage", on(func(x *data.Template) { x.Lang = "de" }), "language", "unknown-choice"},
	})
}

func TestWork_Validate(t *testing.T) {
	hold(t, data.KindJob, []bad{
		{"ErrCustomer", on(func(j *data.Job) { j.Customer = 0 }), "customer", "required"},
		{"ErrKind", on(func(j *data.Job) { j.JobKind = "" }), "kind", "unknown-choice"},
		{"ErrPlace", on(func(j *data.Job) { j.Place = "sea" }), "place", "unknown-choice"},
		{"ErrSite", on(func(j *data.Job) { j.Place, j.Site = data.OnSite, data.Address{} }), "site", "required"},
		{"ErrNothing", on(func(j *data.Job) { j.Devices, j.Words = nil, "" }), "devices", "device-or-words"},
		{"OKWordsOnly", on(func(j *data.Job) { j.Devices = nil }), "", ""},
		{"ErrUrgency", on(func(j *data.Job) { j.Urgency = "now" }), "urgency", "unknown-choice"},
		{"ErrChannel", on(func(j *data.Job) { j.Channel = "" }), "channel", "unknown-choice"},
		{"ErrState", on(func(j *data.Job) { j.State = "" }), "state", "unknown-choice"},
		{"ErrLimit", on(func(j *data.Job) { j.Limit.Kind = "" }), "limit.kind", "unknown-choice"},
		{"ErrLimitSum", on(func(j *data.Job) { j.Limit.NotAbove = -1 }), "limit.not_above", "negative-money"},
		{"ErrPromised", on(func(j *data.Job) { j.Promised = "soon" }), "promised", "no-such-date"},
		{"ErrWarranty", on(func(j *data.Job) { j.Warranty = "2027-02-29" }), "warranty", "no-such-date"},
		{"ErrCollected", on(func(j *data.Job) { j.State, j.CollectedAt = data.Collected, 0 }), "collected_at", "required"},
		{"ErrComesBack", on(func(j *data.Job) { j.JobKind, j.ComesBack = data.ComeBack, 0 }), "comes_back", "required"},
		{"ErrDevice", on(func(j *data.Job) { j.Devices[0].Device = 0 }), "devices[1].device", "required"},
		{"ErrDeviceNumber", on(func(j *data.Job) { j.Devices = append(j.Devices, j.Devices[0]) }), "devices[1]", "bad-item-number"},
		{"ErrDeclared", on(func(j *data.Job) { j.Devices[0].Declared = -1 }), "devices[1].declared", "negative-money"},
		{"ErrFound", on(func(j *data.Job) { j.Devices[0].Condition[0].Found = "maybe" }), "devices[1].condition[0]", "unknown-choice"},
		{"ErrAccessoryName", on(func(j *data.Job) { j.Devices[0].Accessories[0].Name = "" }), "devices[1].accessories", "required"},
		{"ErrAccessoryCount", on(func(j *data.Job) { j.Devices[0].Accessories[0].Count = 0 }), "devices[1].accessories", "bad-count"},
		{"ErrAccessoryBack", on(func(j *data.Job) {
			a := &j.Devices[0].Accessories[0]
			a.Back = a.Count + 1
		}), "devices[1].accessories", "bad-count"},
		{"ErrLineKind", on(func(j *data.Job) { j.Lines[0].Kind = "gift" }), "lines[1].kind", "unknown-choice"},
		{"ErrLineText", on(func(j *data.Job) { j.Lines[0].Text = "" }), "lines[1].text", "required"},
		{"ErrLineQty", on(func(j *data.Job) { j.Lines[0].Qty = 0 }), "lines[1].qty", "not-positive"},
		{"ErrLineQtyAbsurd", on(func(j *data.Job) { j.Lines[0].Qty = data.MaxQuantity + 1 }), "lines[1].qty", "too-large"},
		{"ErrLinePrice", on(func(j *data.Job) { j.Lines[0].Price = -1 }), "lines[1].price", "negative-money"},
		{"ErrLinePriceAbsurd", on(func(j *data.Job) { j.Lines[0].Price = data.MaxMoney + 1 }), "lines[1].price", "too-large"},
		{"ErrLineTax", on(func(j *data.Job) { j.Lines[0].Tax = 10001 }), "lines[1].tax", "bad-rate"},
	})
	hold(t, data.KindShelf, []bad{{"ErrName", on(func(s *data.Shelf) { s.Name = "" }), "name", "required"}})
	hold(t, data.KindEstimate, []bad{
		{"ErrJob", on(func(e *data.Estimate) { e.Job = 0 }), "job", "required"},
		{"ErrState", on(func(e *data.Estimate) { e.State = "maybe" }), "state", "unknown-choice"},
		{"ErrOptions", on(func(e *data.Estimate) { e.Options = nil }), "options", "required"},
		{"ErrLines", on(func(e *data.Estimate) { e.Options[0].Lines = nil }), "options[1].lines", "required"},
		{"ErrLineText", on(func(e *data.Estimate) { e.Options[0].Lines[0].Text = "" }), "options[1].lines[1].text", "required"},
		{"ErrUntil", on(func(e *data.Estimate) { e.Until = "2026-00-01" }), "until", "no-such-date"},
		{"ErrWho", on(func(e *data.Estimate) { e.State, e.Answer.Who = data.EstimateApproved, "" }), "answer.who", "required"},
		{"ErrWhen", on(func(e *data.Estimate) { e.State, e.Answer.At = data.EstimateRefused, 0 }), "answer.at", "required"},
		{"ErrHow", on(func(e *data.Estimate) { e.State, e.Answer.How = data.EstimateApproved, "" }), "answer.how", "unknown-choice"},
		{"ErrOption", on(func(e *data.Estimate) { e.Answer.Option = 99 }), "answer.option", "unknown-choice"},
		{"OKNotAnswered", on(func(e *data.Estimate) { e.State, e.Answer = data.EstimateGiven, data.Answer{} }), "", ""},
	})
	hold(t, data.KindAppointment, []bad{
		{"ErrTitle", on(func(a *data.Appointment) { a.Title = "" }), "title", "required"},
		{"ErrTechnician", on(func(a *data.Appointment) { a.Technician = 0 }), "technician", "required"},
		{"ErrStart", on(func(a *data.Appointment) { a.Start = "2026-02-30T10:00" }), "start", "no-such-date"},
		{"ErrEnd", on(func(a *data.Appointment) { a.End = "" }), "end", "no-such-date"},
		{"ErrBackwards", on(func(a *data.Appointment) { a.End = a.Start }), "end", "ends-before-start"},
		{"ErrLong", on(func(a *data.Appointment) { a.End = a.Start.Plus(24*60 + 1) }), "end", "too-long-visit"},
		{"ErrPlace", on(func(a *data.Appointment) { a.Place = "" }), "place", "unknown-choice"},
		{"ErrState", on(func(a *data.Appointment) { a.State = "" }), "state", "unknown-choice"},
		{"ErrTravel", on(func(a *data.Appointment) { a.After = 601 }), "travel_before", "bad-span"},
		{"ErrCosts", on(func(a *data.Appointment) { a.Costs = -1 }), "costs", "negative-money"},
		{"ErrDistance", on(func(a *data.Appointment) { a.Distance = -1 }), "distance", "negative"},
		{"ErrLeft", on(func(a *data.Appointment) { a.LeftAt = a.ArrivedAt - 1 }), "left_at", "left-before-arrived"},
		{"ErrOffWhy", on(func(a *data.Appointment) { a.State, a.OffWhy = data.AppointmentOff, " " }), "off_why", "required"},
		{"ErrOverWhy", on(func(a *data.Appointment) { a.OverWhy = "" }), "over_why", "required"},
		{"ErrMoveWhy", on(func(a *data.Appointment) { a.Moves[0].Why = "" }), "moves[1].why", "required"},
	})
}

func TestParts_Validate(t *testing.T) {
	hold(t, data.KindPart, []bad{
		{"ErrName", on(func(p *data.Part) { p.Name = "" }), "name", "required"},
		{"ErrCost", on(func(p *data.Part) { p.Cost = -1 }), "cost", "negative-money"},
		{"ErrReorder", on(func(p *data.Part) { p.Reorder = -1 }), "reorder", "negative"},
	})
	hold(t, data.KindStockMove, []bad{
		{"ErrPart", on(func(m *data.StockMove) { m.Part = 0 }), "part", "required"},
		{"ErrNothing", on(func(m *data.StockMove) { m.N = 0 }), "n", "required"},
		{"ErrAbsurd", on(func(m *data.StockMove) { m.N = -data.MaxCount - 1 }), "n", "too-large"},
		{"ErrWhy", on(func(m *data.StockMove) { m.Why = "lost" }), "why", "unknown-choice"},
		{"OKMinus", on(func(m *data.StockMove) { m.N = -2 }), "", ""},
	})
	hold(t, data.KindPartRequest, []bad{
		{"ErrPart", on(func(r *data.PartRequest) { r.Part = 0 }), "part", "required"},
		{"ErrN", on(func(r *data.PartRequest) { r.N = 0 }), "n", "not-positive"},
		{"ErrAbsurd", on(func(r *data.PartRequest) { r.N = data.MaxCount + 1 }), "n", "too-large"},
		{"ErrState", on(func(r *data.PartRequest) { r.State = "" }), "state", "unknown-choice"},
		{"ErrNeeded", on(func(r *data.PartRequest) { r.NeededBy = "tomorrow" }), "needed_by", "no-such-date"},
		{"ErrOrder", on(func(r *data.PartRequest) { r.State, r.Order = data.Ordered, 0 }), "order", "required"},
	})
	hold(t, data.KindAsk, []bad{
		{"ErrRequest", on(func(a *data.Ask) { a.Request = 0 }), "request", "required"},
		{"ErrSupplier", on(func(a *data.Ask) { a.Supplier = 0 }), "supplier", "required"},
		{"ErrAnswer", on(func(a *data.Ask) { a.Answer = "hm" }), "answer", "unknown-choice"},
		{"ErrDays", on(func(a *data.Ask) { a.Answer, a.Days, a.Here = data.AskLater, 0, "" }), "days", "required"},
		{"ErrManyDays", on(func(a *data.Ask) { a.Days = 401 }), "days", "bad-span"},
		{"ErrPrice", on(func(a *data.Ask) { a.Price = -1 }), "price", "negative-money"},
		{"ErrUntil", on(func(a *data.Ask) { a.Until = "2026-11-31" }), "until", "no-such-date"},
	})
	hold(t, data.KindPartsOrder, []bad{
		{"ErrSupplier", on(func(o *data.PartsOrder) { o.Supplier = 0 }), "supplier", "required"},
		{"ErrLines", on(func(o *data.PartsOrder) { o.Lines = nil }), "lines", "required"},
		{"ErrPart", on(func(o *data.PartsOrder) { o.Lines[0].Part = 0 }), "lines[1].part", "required"},
		{"ErrQty", on(func(o *data.PartsOrder) { o.Lines[0].Qty = 0 }), "lines[1].qty", "not-positive"},
		{"ErrQtyAbsurd", on(func(o *data.PartsOrder) { o.Lines[0].Qty = data.MaxCount + 1 }), "lines[1].qty", "too-large"},
		{"ErrCost", on(func(o *data.PartsOrder) { o.Lines[0].Cost = -1 }), "lines[1].cost", "negative-money"},
		{"ErrState", on(func(o *data.PartsOrder) { o.State = "" }), "state", "unknown-choice"},
		{"ErrOffWhy", on(func(o *data.PartsOrder) { o.State, o.OffWhy = data.OrderCancelled, "" }), "off_why", "required"},
	})
	hold(t, data.KindReceipt, []bad{
		{"ErrOrder", on(func(r *data.Receipt) { r.Order = 0 }), "order", "required"},
		{"ErrPart", on(func(r *data.Receipt) { r.Part = 0 }), "part", "required"},
		{"ErrN", on(func(r *data.Receipt) { r.N = 0 }), "n", "required"},
		{"ErrLine", on(func(r *data.Receipt) { r.Line = 0 }), "line", "required"},
	})
}

func TestMoney_Validate(t *testing.T) {
	hold(t, data.KindPayment, []bad{
		{"ErrKind", on(func(p *data.Payment) { p.PayKind = "gift" }), "kind", "unknown-choice"},
		{"ErrWay", on(func(p *data.Payment) { p.Way = "" }), "way", "required"},
		{"ErrNothing", on(func(p *data.Payment) { p.Amount = 0 }), "amount", "not-positive"},
		{"ErrNegative", on(func(p *data.Payment) { p.Amount = -5 }), "amount", "not-positive"},
		{"ErrAbsurd", on(func(p *data.Payment) { p.Amount = data.MaxMoney + 1 }), "amount", "too-large"},
		{"ErrGiven", on(func(p *data.Payment) { p.Amount, p.Given = 100, 99 }), "given", "given-too-little"},
		{"OKNotCash", on(func(p *data.Payment) { p.Given = 0 }), "", ""},
		{"ErrFor", on(func(p *data.Payment) { p.Job, p.Customer = 0, 0 }), "job", "required"},
		{"ErrAt", on(func(p *data.Payment) { p.At = 0 }), "at", "required"},
		{"ErrVoidWhy", on(func(p *data.Payment) { p.Void, p.VoidWhy = 1, "" }), "void_why", "required"},
	})
	hold(t, data.KindPriceItem, []bad{
		{"ErrCode", on(func(p *data.PriceItem) { p.Code = "" }), "code", "required"},
		{"ErrName", on(func(p *data.PriceItem) { p.Name = "" }), "name", "required"},
		{"ErrPrice", on(func(p *data.PriceItem) { p.Price = -1 }), "price", "negative-money"},
		{"ErrClassPrice", on(func(p *data.PriceItem) { p.Prices[0].Price = -1 }), "prices[1].price", "negative-money"},
		{"ErrHours", on(func(p *data.PriceItem) { p.Hours = -1 }), "hours", "negative"},
	})
	hold(t, data.KindPrintJob, []bad{
		{"ErrPaper", on(func(p *data.PrintJob) { p.Paper = "" }), "paper", "required"},
		{"ErrCopies", on(func(p *data.PrintJob) { p.Copies = 100 }), "copies", "bad-count"},
		{"ErrState", on(func(p *data.PrintJob) { p.State = "" }), "state", "unknown-choice"},
	})
}

func TestFaults(t *testing.T) {
	fs := data.Faults{{Field: "a", Code: "required"}, {Field: "b", Code: "too-long", Args: map[string]string{"most": "4"}}}
	if got := fs.Error(); got != "a: required; b: too-long most=4" {
		t.Error(got)
	}
	if got := data.FaultsOf(fs); len(got) != 2 {
		t.Error(got)
	}
	if got := data.FaultsOf(fs[0]); len(got) != 1 || got[0].Field != "a" {
		t.Error(got)
	}
	if data.FaultsOf(data.ErrBusy) != nil || data.FaultsOf(nil) != nil {
		t.Error("faults out of nothing")
	}
}
