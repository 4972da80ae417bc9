package kit

import "tanggapan/data"

// Count is how many a list has: exact up to data.MostExact, then "more than" that.
func (h *Host) Count(n int) string {
	if n <= data.MostExact {
		return h.Format.Number(int64(n))
	}
	return h.MoreThan(data.MostExact)
}

// MoreThan is "more than n".
func (h *Host) MoreThan(n int) string {
	return h.T("common.more-than", "N", h.Format.Number(int64(n)))
}
