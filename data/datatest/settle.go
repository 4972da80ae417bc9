package datatest

import (
	"fmt"
	"math/rand/v2"
	"reflect"

	"tanggapan/data"
)

// choices are the values of the types that have a few.
var choices = map[reflect.Type][]string{
	of[data.Channel]():          texts(data.Channels...),
	of[data.Direction]():        texts(data.In, data.Out),
	of[data.AskAnswer]():        texts(data.AskYes, data.AskNo, data.AskLater),
	of[data.EstimateState]():    texts(data.EstimateGiven, data.EstimateApproved, data.EstimateRefused),
	of[data.InquiryState]():     texts(data.InquiryOpen, data.WaitingCustomer, data.WaitingUs, data.HandedOver, data.Resolved, data.InquiryClosed),
	of[data.Urgency]():          texts(data.Low, data.Normal, data.High, data.Emergency),
	of[data.Mood]():             texts(data.Calm, data.Worried, data.Upset),
	of[data.JobKind]():          texts(data.JobKinds...),
	of[data.Place]():            texts(data.InShop, data.OnSite),
	of[data.LimitKind]():        texts(data.LimitFixed, data.LimitEstimate, data.LimitOpen, data.LimitOnly),
	of[data.JobState]():         texts(data.JobStates()...),
	of[data.Found]():            texts(data.Works, data.Faulty),
	of[data.LineKind]():         texts(data.LineLabour, data.LinePart, data.LineFee, data.LineDiscount),
	of[data.AppointmentState](): texts(data.Booked, data.Confirmed, data.OnTheWay, data.Arrived, data.AppointmentDone, data.PartlyDone, data.NoShow, data.AppointmentOff),
	of[data.RequestState]():     texts(data.Wanted, data.Asked, data.Ordered, data.RequestHere, data.Fitted, data.Returned, data.RequestClosed),
	of[data.OrderState]():       texts(data.OrderDraft, data.OrderSent, data.OrderConfirmed, data.OrderPartArrive, data.OrderArrived, data.OrderCancelled),
	of[data.PaymentKind]():      texts(data.Deposit, data.Paid, data.Refund),
	of[data.PrintState]():       texts(data.PrintWaiting, data.PrintDone, data.PrintFailed, data.PrintSaved),
	of[data.Role]():             texts(data.Clerk, data.Technician, data.Coordinator, data.Owner),
	of[data.Right]():            texts(data.RightDesk, data.RightWork, data.RightMoney, data.RightVoid),
	of[data.TaskKind]():         texts(data.TaskKinds...),
	of[data.TaskState]():        texts(data.TaskOpen, data.TaskDone, data.TaskDropped),
}

func of[T any]() reflect.Type { return reflect.TypeFor[T]() }

func texts[S ~string](all ...S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// settle makes the fields of a filled record agree with each other.
func settle(rec data.Record, r *rand.Rand) {
	if n, ok := rec.(data.Numbered); ok {
		*n.Number() = ""
	}
	switch x := rec.(type) {
	case *data.Customer:
		x.MergedInto, x.Erased = 0, 0
	case *data.List:
		x.Name, x.Spent = data.ListNames[r.IntN(len(data.ListNames))], 9
		for i := range x.Items {
			x.Items[i].Code = fmt.Sprintf("c%d", x.Items[i].N)
		}
	case *data.Checklist:
		x.Spent = 9
	case *data.Shop:
		for i := range x.Prefixes {
			x.Prefixes[i].Text = fmt.Sprintf("%c%c", 'A'+r.IntN(26), 'A'+i)
		}
	case *data.Staff:
		for i := range x.DaysOff {
			x.DaysOff[i].To = x.DaysOff[i].From.Plus(r.IntN(5))
		}
	case *data.Forward:
		x.To, x.Department = x.From+1, 0
	case *data.Job:
		for i := range x.Devices {
			for j := range x.Devices[i].Accessories {
				x.Devices[i].Accessories[j].Back = r.IntN(1 + x.Devices[i].Accessories[j].Count)
			}
		}
	case *data.Appointment:
		x.End = x.Start.Plus(30 + r.IntN(90))
		x.LeftAt = x.ArrivedAt + 60_000
	case *data.Estimate:
		x.Answer.Option = x.Options[0].N
	case *data.Payment:
		x.Given = x.Amount + data.Money(r.IntN(3))
		x.Void, x.VoidBy, x.VoidWhy = 0, 0, ""
	case *data.PriceItem:
		x.Hidden = false
	case *data.Shelf:
		x.Name = fmt.Sprintf("%c%d %s", 'A'+r.IntN(26), r.IntN(1000), x.Name)
	}
}
