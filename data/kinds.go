package data

import "encoding/json"

// Kind is a kind of record. Its number is part of every key on disk: never reused, never changed.
type Kind uint8

// The kinds of records.
const (
	KindShop Kind = iota + 1
	KindDesk
	KindStaff
	KindDepartment
	KindList
	KindCustomer
	KindDevice
	KindContact
	KindInquiry
	KindForward
	KindTask
	KindTemplate
	KindAttachment
	KindJob
	KindChecklist
	KindShelf
	KindEstimate
	KindAppointment
	KindSupplier
	KindPart
	KindStockMove
	KindPartRequest
	KindAsk
	KindPartsOrder
	KindReceipt
	KindPayment
	KindPriceItem
	KindPrintJob
)

// Undo is how a change of a record is taken back.
type Undo byte

// The ways of undo.
const (
	PutBack   Undo = iota // changed fields return
	Countered             // the record stays; a second act opposes it (a payment is voided)
)

// KindInfo is what the house knows of a kind of record.
type KindInfo struct {
	Kind   Kind
	Name   string // singular, lower case, with hyphens: in the command line, in exports, in words
	Letter byte   // of its numbers: J in J-004217; 0 where people see no number
	New    func() Record
	Undo   Undo
}

// Kinds is the list of all kinds of records. A new kind is one file and one line here.
var Kinds = []KindInfo{
	{KindShop, "shop", 0, func() Record { return &Shop{} }, PutBack},
	{KindDesk, "desk", 0, func() Record { return &Desk{} }, PutBack},
	{KindStaff, "staff", 0, func() Record { return &Staff{} }, PutBack},
	{KindDepartment, "department", 0, func() Record { return &Department{} }, PutBack},
	{KindList, "list", 0, func() Record { return &List{} }, PutBack},
	{KindCustomer, "customer", 'C', func() Record { return &Customer{} }, PutBack},
	{KindDevice, "device", 'D', func() Record { return &Device{} }, PutBack},
	{KindContact, "contact", 0, func() Record { return &Contact{} }, PutBack},
	{KindInquiry, "inquiry", 'Q', func() Record { return &Inquiry{} }, PutBack},
	{KindForward, "forward", 0, func() Record { return &Forward{} }, PutBack},
	{KindTask, "task", 0, func() Record { return &Task{} }, PutBack},
	{KindTemplate, "template", 0, func() Record { return &Template{} }, PutBack},
	{KindAttachment, "attachment", 0, func() Record { return &Attachment{} }, PutBack},
	{KindJob, "job", 'J', func() Record { return &Job{} }, PutBack},
	{KindChecklist, "checklist", 0, func() Record { return &Checklist{} }, PutBack},
	{KindShelf, "shelf", 'S', func() Record { return &Shelf{} }, PutBack},
	{KindEstimate, "estimate", 0, func() Record { return &Estimate{} }, PutBack},
	{KindAppointment, "appointment", 'A', func() Record { return &Appointment{} }, PutBack},
	{KindSupplier, "supplier", 0, func() Record { return &Supplier{} }, PutBack},
	{KindPart, "part", 'P', func() Record { return &Part{} }, PutBack},
	{KindStockMove, "stock-move", 0, func() Record { return &StockMove{} }, Countered},
	{KindPartRequest, "part-request", 0, func() Record { return &PartRequest{} }, PutBack},
	{KindAsk, "ask", 0, func() Record { return &Ask{} }, PutBack},
	{KindPartsOrder, "parts-order", 'O', func() Record { return &PartsOrder{} }, PutBack},
	{KindReceipt, "receipt", 0, func() Record { return &Receipt{} }, Countered},
	{KindPayment, "payment", 0, func() Record { return &Payment{} }, Countered},
	{KindPriceItem, "price-item", 0, func() Record { return &PriceItem{} }, PutBack},
	{KindPrintJob, "print-job", 0, func() Record { return &PrintJob{} }, PutBack},
}

// Info is the line of the kind in Kinds; the zero KindInfo where there is none.
func (k Kind) Info() KindInfo {
	if k == 0 || int(k) > len(Kinds) {
		return KindInfo{}
	}
	return Kinds[k-1]
}

// String is the kind's name.
func (k Kind) String() string {
	if n := k.Info().Name; n != "" {
		return n
	}
	return "unknown"
}

// KindNamed finds a kind by its name.
func KindNamed(name string) (Kind, bool) {
	for _, k := range Kinds {
		if k.Name == name {
			return k.Kind, true
		}
	}
	return 0, false
}

// KindLettered finds a kind by the letter of its numbers.
func KindLettered(letter byte) (Kind, bool) {
	for _, k := range Kinds {
		if k.Letter == letter && letter != 0 {
			return k.Kind, true
		}
	}
	return 0, false
}

// MarshalJSON writes the kind by name.
func (k Kind) MarshalJSON() ([]byte, error) {
	if k == 0 {
		return []byte(`""`), nil
	}
	return json.Marshal(k.String())
}

// UnmarshalJSON reads a kind by name; an unknown name reads as no kind.
func (k *Kind) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*k, _ = KindNamed(s)
	return nil
}
