package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Devices are the things that are repaired.
type Devices struct{ *core }

var deviceActs = []Act{
	{"device.add", data.RightDesk, "D2", PutBack},
	{"device.change", data.RightDesk, "D2", PutBack},
	{"device.give", data.RightDesk, "O10", PutBack},
	{"device.wipe-secrets", "", "O10", Final},
}

// Get reads a device.
func (s *Devices) Get(id data.ID) (out *data.Device, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Device](tx, id)
		return err
	})
	return out, err
}

// Of lists a customer's devices, the newest first.
func (s *Devices) Of(owner data.ID) (out []*data.Device, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = devicesOf(tx, owner, 0)
		return err
	})
	return out, err
}

func devicesOf(tx *store.Tx, owner data.ID, limit int) ([]*data.Device, error) {
	return store.List[data.Device](tx, "owner", store.Range{Parts: []string{data.PartID(owner)}, Reverse: true, Limit: limit})
}

// Jobs lists the jobs of a device, the newest first.
func (s *Devices) Jobs(id data.ID) (out []*data.Job, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Job](tx, "device", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: mostJobs})
		return err
	})
	return out, err
}

// Add keeps a new device.
func (s *Devices) Add(who data.Actor, d *data.Device) (data.Done, error) {
	return s.write("device.add", who, func(tx *store.Tx) (data.Record, error) { return putDevice(tx, d) })
}

// Change keeps what is known of a device.
func (s *Devices) Change(who data.Actor, d *data.Device) (data.Done, error) {
	return s.write("device.change", who, func(tx *store.Tx) (data.Record, error) { return putDevice(tx, d) })
}

// Give notes that a device has a new owner; the old one stays in its history.
func (s *Devices) Give(who data.Actor, id, owner data.ID) (data.Done, error) {
	return s.write("device.give", who, func(tx *store.Tx) (data.Record, error) {
		d, err := store.Get[data.Device](tx, id)
		if err != nil {
			return nil, err
		}
		if _, err := customer(tx, owner); err != nil {
			return nil, err
		}
		d.Owner = owner
		return d, tx.Put(d)
	})
}

// putDevice cleans and keeps a device, new or changed.
func putDevice(tx *store.Tx, d *data.Device) (*data.Device, error) {
	rec := *d
	for _, f := range []*string{&rec.Brand, &rec.Model, &rec.Colour, &rec.Serial, &rec.IMEI, &rec.Plate, &rec.Meter, &rec.Accessories} {
		*f = data.CleanLine(*f)
	}
	rec.Notes = data.Clean(rec.Notes)
	if _, err := customer(tx, rec.Owner); rec.Owner != 0 && err != nil {
		return nil, err
	}
	return &rec, tx.Put(&rec)
}

// Seal encrypts a device's secret for this computer: before it enters a draft, a record or the journal.
func (s *Devices) Seal(secret string) ([]byte, error) {
	if secret == "" || s.deps.Desk == nil {
		return nil, nil
	}
	return s.deps.Desk.Seal([]byte(secret))
}

// Secret opens a sealed secret; data.ErrNotThisPC where another computer sealed it.
func (s *Devices) Secret(sealed []byte) (string, error) {
	if len(sealed) == 0 || s.deps.Desk == nil {
		return "", nil
	}
	b, err := s.deps.Desk.Unseal(sealed)
	return string(b), s.fault(err)
}
