package app

import (
	"strings"

	"tanggapan/data"
	"tanggapan/printing"
)

// The papers by the names under which the desk and the command line know them.
const (
	PaperSheet      = "jobsheet"
	PaperHalves     = "halves" // the job sheet twice on a page: shop and customer
	PaperTechnician = "technician"
	PaperTicket     = "ticket"
	PaperLabel      = "label"
	PaperAccessory  = "accessory-label"
	PaperSlip       = "slip" // what the customer takes home with the work
	PaperEstimate   = "estimate"
	PaperInvoice    = "invoice"
	PaperPayment    = "payment"
	PaperTransfer   = "transfer"
	PaperFirst      = "notice-first"
	PaperSecond     = "notice-second"
	PaperLast       = "notice-last"
	PaperCard       = "appointment-card"
	PaperDayPlan    = "day-plan"
	PaperOrder      = "order"
	PaperAsk        = "supplier-inquiry"
	PaperDevice     = "device-label"
	PaperShelf      = "shelf-label"
	PaperPart       = "part-label"
	PaperSummary    = "summary"
	PaperBlank      = "blank-form"
	PaperEmergency  = "emergency-list"
	PaperErasure    = "erasure"
)

// paperKinds is the table of papers: name, record, sizes, parts that a shop may leave out, terms, own text, mapping. A paper that
// several kinds of records have stands once for each.
func paperKinds() []paperKind {
	return []paperKind{
		{PaperSheet, data.KindJob, sheetSizes(), sheetParts(), "take-in", true, sheetOfJob},
		{PaperHalves, data.KindJob, sheetSizes(), halvesParts(), "take-in", true, halvesOfJob},
		{PaperTechnician, data.KindJob, sheetSizes(), technicianParts(), "", false, technicianSheetOfJob},
		{PaperTicket, data.KindJob, rollSizes(), ticketParts(), "take-in", true, ticketOfJob},
		{PaperLabel, data.KindJob, labelSizes(), []string{"name", "device", "fault", "serial", "due", "shelf", "accessories"}, "", false, labelsOfJob},
		{PaperAccessory, data.KindJob, labelSizes(), []string{"name", "device", "due", "shelf"}, "", false, accessoriesOfJob},
		{PaperEstimate, data.KindJob, sheetSizes(), estimateParts(), "estimate", true, estimateOfJob},
		{PaperEstimate, data.KindEstimate, sheetSizes(), estimateParts(), "estimate", true, paperOfEstimate},
		{PaperSlip, data.KindJob, rollSizes(), slipParts(), "collection", true, slipOfJob},
		{PaperPayment, data.KindPayment, rollSizes(), []string{"logo", "address", "job", "device", "sums", "barcode"}, "", true, paperOfPayment},
		{PaperInvoice, data.KindJob, sheetSizes(), []string{"logo", "hours", "email", "address", "serial", "done", "part-no", "unit", "warranty", "terms"}, "collection", true, invoiceOfJob},
		{PaperTransfer, data.KindJob, sheetSizes(), []string{"logo", "serial", "condition", "left-with", "problem", "signature"}, "", true, transferOfJob},
		{PaperFirst, data.KindJob, sheetSizes(), noticeParts(), "", true, noticeOfJob},
		{PaperSecond, data.KindJob, sheetSizes(), noticeParts(), "", true, noticeOfJob},
		{PaperLast, data.KindJob, sheetSizes(), noticeParts(), "", true, noticeOfJob},
		{PaperCard, data.KindAppointment, rollSizes(), []string{"logo", "address", "technician", "place", "job", "device", "qr"}, "", true, paperOfAppointment},
		{PaperDayPlan, data.KindStaff, sheetSizes(), []string{"logo", "phone", "address", "parts", "bench", "notes"}, "", true, dayPlanOf},
		{PaperOrder, data.KindPartsOrder, sheetSizes(), []string{"logo", "prices", "for", "part-no", "note", "terms"}, "order", true, paperOfOrder},
		{PaperAsk, data.KindAsk, sheetSizes(), askParts(), "", true, paperOfAsk},
		{PaperAsk, data.KindPartRequest, sheetSizes(), askParts(), "", true, paperOfRequest},
		{PaperDevice, data.KindDevice, labelSizes(), []string{"device", "serial", "shop", "service"}, "", false, labelOfDevice},
		{PaperShelf, data.KindShelf, labelSizes(), []string{"note", "shop"}, "", false, labelOfShelf},
		{PaperPart, data.KindPart, labelSizes(), []string{"fits", "part-no", "prices", "shelf"}, "", false, labelOfPart},
		{PaperSummary, data.KindShop, []printing.Size{printing.A4, printing.Letter, printing.Roll80, printing.Roll58}, summaryParts(), "", false, nil},
		{PaperBlank, data.KindShop, sheetSizes(), []string{"logo", "hours", "condition", "terms", "privacy", "signature", "stub"}, "take-in", true, blankForms},
		{PaperEmergency, data.KindShop, sheetSizes(), []string{"logo", "visits", "ready", "jobs", "shelf", "prices", "phones"}, "", true, emergencyList},
		{PaperErasure, data.KindCustomer, sheetSizes(), []string{"logo", "hours", "signature"}, "", true, erasureOfCustomer},
	}
}

func sheetSizes() []printing.Size { return []printing.Size{printing.A4, printing.Letter} }
func rollSizes() []printing.Size  { return []printing.Size{printing.Roll80, printing.Roll58} }

func labelSizes() []printing.Size {
	return []printing.Size{printing.Label62x29, printing.Label57x32, printing.Label25x25}
}

func halvesParts() []string {
	return []string{"logo", "hours", "email", "address", "serial", "declared", "shelf", "condition", "terms", "privacy", "signature"}
}

func estimateParts() []string {
	return []string{"logo", "hours", "email", "address", "serial", "problem", "assessment", "part-no", "unit", "terms", "signature"}
}

func noticeParts() []string { return []string{"logo", "hours", "prices", "collect", "signature"} }

func askParts() []string { return []string{"logo", "for", "part-no", "fits"} }

// PaperRow is one paper of one kind of record in one size, by the names of the command line.
type PaperRow struct {
	Kind  string
	Paper string
	Size  string // "A4", "80", "62x29"
}

// PaperTable lists every kind of record with every paper and size.
func PaperTable() (out []PaperRow) {
	for _, k := range paperKinds() {
		for _, z := range k.sizes {
			out = append(out, PaperRow{k.of.String(), k.name, z.Short()})
		}
	}
	return out
}

// PaperSize finds the size that a paper is made in by its name or short name; data.Faults "unknown-choice" for another.
func PaperSize(kind data.Kind, paper, size string) (string, error) {
	k, err := paperNamed(kind, paper)
	if err != nil || size == "" {
		return "", err
	}
	for _, z := range k.sizes {
		if strings.EqualFold(size, z.Name) || strings.EqualFold(size, z.Short()) {
			return z.Name, nil
		}
	}
	return "", data.Faults{{Field: "size", Code: "unknown-choice", Args: map[string]string{"choice": size}}}
}
