package page

import (
	"fmt"
	"image/color"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/code128"
	"github.com/boombuler/barcode/qr"
)

// QR draws a QR code (level M) of data, its modules filling size x size millimetres; the caller leaves 4 modules of
// white around it. It reports data that no QR code can hold, and then draws nothing.
func (c *Canvas) QR(x, y, size float64, data string) error {
	m, err := matrix(func() (barcode.Barcode, error) {
		if code, err := qr.Encode(data, qr.M, qr.AlphaNumeric); err == nil {
			return code, nil
		}
		return qr.Encode(data, qr.M, qr.Unicode)
	})
	if err != nil {
		return fmt.Errorf("qr code of %q: %w", data, err)
	}
	m.Kind, m.Data, m.X, m.Y, m.W, m.H = "qr", data, x, y, size, size
	c.add(m)
	return nil
}

// Code128 draws a Code 128 of data from x to the right, each module that many millimetres wide, and returns its width.
// The caller leaves 10 modules of white on either side. Data with characters beyond ASCII is an error.
func (c *Canvas) Code128(x, y, module, h float64, data string) (float64, error) {
	m, err := code128Of(data)
	if err != nil {
		return 0, err
	}
	m.X, m.Y, m.W, m.H = x, y, module*float64(m.Cols), h
	c.add(m)
	return m.W, nil
}

// Code128Width returns how wide Code128 would be; 0 for data that it refuses.
func Code128Width(module float64, data string) float64 {
	m, err := code128Of(data)
	if err != nil {
		return 0
	}
	return module * float64(m.Cols)
}

func code128Of(data string) (Code, error) {
	m, err := matrix(func() (barcode.Barcode, error) { return code128.Encode(data) })
	if err != nil {
		return Code{}, fmt.Errorf("code 128 of %q: %w", data, err)
	}
	m.Kind, m.Data = "code128", data
	return m, nil
}

// matrix merges the dark modules of a code into level runs. The encoder's panics on odd data become errors.
func matrix(encode func() (barcode.Barcode, error)) (m Code, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = Code{}, fmt.Errorf("encoder: %v", r)
		}
	}()
	code, err := encode()
	if err != nil {
		return Code{}, err
	}
	b := code.Bounds()
	m.Cols, m.Rows = b.Dx(), b.Dy()
	for row := range m.Rows {
		start := -1
		for col := 0; col <= m.Cols; col++ {
			dark := col < m.Cols && color.GrayModel.Convert(code.At(b.Min.X+col, b.Min.Y+row)).(color.Gray).Y < 128
			if dark && start < 0 {
				start = col
			}
			if !dark && start >= 0 {
				m.Runs = append(m.Runs, Run{Col: start, Row: row, N: col - start})
				start = -1
			}
		}
	}
	return m, nil
}
