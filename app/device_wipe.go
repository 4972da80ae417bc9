package app

import (
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// wipeBack is how far behind its time a passcode is still looked for: a shop may have been closed, or its file away.
const wipeBack = 400 * 24 * time.Hour

// wipeSecrets takes the passcodes out of devices that were handed out the shop's number of days ago and are not here
// again. It runs in the background when a file is opened; what a journal entry holds of them stays sealed.
func (s *Devices) wipeSecrets() (more bool, err error) {
	var due []data.ID
	err = s.view(func(tx *store.Tx) error {
		due, err = secretsDue(tx, s.Now())
		return err
	})
	if err != nil || len(due) == 0 {
		return false, err
	}
	_, err = s.writeAct(store.Act{Name: "device.wipe-secrets", Silent: true}, func(tx *store.Tx) (data.Record, error) {
		var last data.Record
		for _, id := range due {
			d, err := store.Get[data.Device](tx, id)
			if err != nil {
				return nil, err
			}
			d.Secret = nil
			if err := tx.Put(d); err != nil {
				return nil, err
			}
			last = d
		}
		return last, nil
	})
	return false, err
}

// secretsDue are the devices whose passcode is to go.
func secretsDue(tx *store.Tx, now data.Instant) (due []data.ID, err error) {
	sh, err := shop(tx)
	if err != nil || sh.WipeSecrets <= 0 {
		return nil, err
	}
	until := now.Add(-time.Duration(sh.WipeSecrets) * 24 * time.Hour)
	jobs, err := store.List[data.Job](tx, "collected", store.Range{From: data.PartTime(until.Add(-wipeBack)), To: data.PartTime(until)})
	if err != nil {
		return nil, err
	}
	seen := map[data.ID]bool{}
	for _, j := range jobs {
		for _, d := range j.Devices {
			if seen[d.Device] {
				continue
			}
			seen[d.Device] = true
			dev, ok := tx.Look(data.KindDevice, d.Device).(*data.Device)
			if !ok || len(dev.Secret) == 0 {
				continue
			}
			back, err := hereSince(tx, d.Device, until)
			if err != nil {
				return nil, err
			}
			if !back {
				due = append(due, d.Device)
			}
		}
	}
	return due, nil
}

// hereSince says whether a device has a job that is open, or was handed out after an instant.
func hereSince(tx *store.Tx, device data.ID, after data.Instant) (bool, error) {
	jobs, err := store.List[data.Job](tx, "device", store.Range{Parts: []string{data.PartID(device)}, Reverse: true, Limit: 20})
	for _, j := range jobs {
		if j.Removed == 0 && (j.Open() || j.CollectedAt > after) {
			return true, err
		}
	}
	return false, err
}
