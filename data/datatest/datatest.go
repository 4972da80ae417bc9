// Package datatest makes records for tests: valid ones of every kind, with every field filled.
package datatest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"reflect"

	"tanggapan/data"
)

// Rand is a source of choices that gives the same ones for the same seed.
func Rand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// Full is a valid record of a kind with all its fields filled, but for its Base and what the kind excludes.
func Full(k data.Kind, r *rand.Rand) data.Record {
	rec := Filled(k, r)
	settle(rec, r)
	return rec
}

// Filled has something in every field, whether it makes sense together or not; its Base is empty.
func Filled(k data.Kind, r *rand.Rand) data.Record {
	rec := k.Info().New()
	f := filler{r}
	f.fill(reflect.ValueOf(rec).Elem(), "")
	*rec.Head() = data.Base{}
	return rec
}

// filler fills values by their types, and plain ones by the names of their fields.
type filler struct{ r *rand.Rand }

func (f filler) pick(s ...string) string { return s[f.r.IntN(len(s))] }

// Words are words that names and texts are made of, some of them awkward.
var Words = []string{
	"Liza", "Ramon", "Peña", "Dela Cruz", "Santos", "Niño", "Ma.", "O'Brien", "Galaxy", "A54", "screen", "cracked", "battery",
	"won't charge", "Ayaw mag-charge", "José", "Muñoz", "Zoë", "北京", "שלום", "🙂", "<b>&", "1,5 h", "wet", "hinge",
}

func (f filler) words(n int) string {
	s := Words[f.r.IntN(len(Words))]
	for range f.r.IntN(n) {
		s += " " + Words[f.r.IntN(len(Words))]
	}
	return s
}

func (f filler) fill(v reflect.Value, name string) {
	switch v.Interface().(type) {
	case data.ID:
		v.SetUint(uint64(1 + f.r.IntN(50)))
		return
	case data.Instant:
		v.SetInt(1_795_000_000_000 + int64(f.r.IntN(5_000_000))*1000)
		return
	case data.Local:
		v.SetString(fmt.Sprintf("2026-%02d-%02dT%02d:%02d", 1+f.r.IntN(12), 1+f.r.IntN(28), f.r.IntN(24), f.r.IntN(60)))
		return
	case data.Date:
		v.SetString(fmt.Sprintf("2027-%02d-%02d", 1+f.r.IntN(12), 1+f.r.IntN(28)))
		return
	case data.Span:
		v.Set(reflect.ValueOf(data.Span{From: 60 * (7 + f.r.IntN(3)), To: 60 * (17 + f.r.IntN(3))}))
		return
	case data.Kind:
		v.SetUint(uint64(data.KindCustomer + data.Kind(f.r.IntN(2))))
		return
	}
	if all, ok := choices[v.Type()]; ok {
		v.SetString(f.pick(all...))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text(name))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(1 + f.r.IntN(9)))
	case reflect.Uint64, reflect.Uint8:
		v.SetUint(uint64(1 + f.r.IntN(9)))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+f.r.IntN(3), 4))
		fallthrough
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			f.fill(v.Index(i), name)
			if e := v.Index(i); e.Kind() == reflect.Struct && e.FieldByName("N").IsValid() {
				e.FieldByName("N").SetInt(int64(1 + 2*i))
			}
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			f.fill(v.Field(i), v.Type().Field(i).Name)
		}
	}
}

// text is what a plain text field holds.
func (f filler) text(name string) string {
	switch name {
	case "Emails", "Email":
		return f.pick("liza@shop.example", "r.santos@mail.example")
	case "Typed", "CallerTel", "Phone":
		return Phone(f.r)
	case "E164":
		return "+63917" + f.digits(7)
	case "Serial", "IMEI", "Plate", "Code", "PartNo", "MakerNo", "Tracking":
		return f.pick("SN", "R58", "X-") + f.digits(6)
	case "SHA256":
		sum := sha256.Sum256([]byte(f.digits(9)))
		return hex.EncodeToString(sum[:])
	case "How":
		return "calls-for"
	case "Why":
		return "counted"
	case "Lang":
		return f.pick("en", "fil")
	case "Zone":
		return "Asia/Manila"
	case "Words", "Notes", "Answer", "Text", "Assessment", "Done":
		return f.words(12)
	}
	return f.words(3)
}

func (f filler) digits(n int) string {
	s := ""
	for range n {
		s += fmt.Sprint(f.r.IntN(10))
	}
	return s
}

// Phone is a mobile number of the Philippines as somebody might type it.
func Phone(r *rand.Rand) string {
	f := filler{r}
	a, b, c := f.pick("917", "918", "995"), f.digits(3), f.digits(4)
	return f.pick("0"+a+" "+b+" "+c, "+63"+a+b+c, "+63 "+a+"-"+b+"-"+c, a+b+c, "63"+a+b+c, "(0"+a+") "+b+" "+c)
}
