package spool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"
)

// ipp asks a print server. The zero value asks the one that the commands use.
type ipp struct {
	do func(ctx context.Context, path string, body []byte) ([]byte, error) // nil: over HTTP
}

func (c ipp) send(ctx context.Context, path string, r *request) ([]group, error) {
	do := c.do
	if do == nil {
		do = post
	}
	raw, err := do(ctx, path, r.bytes())
	if err != nil {
		return nil, err
	}
	return parseIPP(raw)
}

// answerTime bounds one question: the server is near.
const answerTime = 5 * time.Second

// post sends a request to the server of cupsAddress.
func post(ctx context.Context, path string, body []byte) ([]byte, error) {
	network, addr := cupsAddress()
	client := &http.Client{Timeout: answerTime, Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, network, addr)
		},
	}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost"+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/ipp")
	if network == "unix" {
		// On its own socket the server sees who asks.
		req.Header.Set("Authorization", "PeerCred "+userName())
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoSpooler, err)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
		return io.ReadAll(io.LimitReader(resp.Body, 8<<20))
	case http.StatusUnauthorized, http.StatusForbidden:
		return nil, errDenied
	}
	return nil, fmt.Errorf("ipp: http status %d", resp.StatusCode)
}

func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "anonymous"
}

// cupsAddress is where the commands find the server too: CUPS_SERVER, client.conf, the local socket, or port 631.
func cupsAddress() (network, addr string) {
	s := os.Getenv("CUPS_SERVER")
	if s == "" {
		s = serverName()
	}
	if s != "" {
		s, _, _ = strings.Cut(s, "/version=")
		if strings.HasPrefix(s, "/") {
			return "unix", s
		}
		if _, _, err := net.SplitHostPort(s); err != nil {
			s = net.JoinHostPort(strings.Trim(s, "[]"), "631")
		}
		return "tcp", s
	}
	for _, sock := range []string{"/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd"} {
		if _, err := os.Stat(sock); err == nil {
			return "unix", sock
		}
	}
	return "tcp", "localhost:631"
}

// serverName is what the user's or the system's client.conf names.
func serverName() string {
	paths := []string{"/etc/cups/client.conf"}
	if home, err := os.UserHomeDir(); err == nil {
		paths = append([]string{filepath.Join(home, ".cups", "client.conf")}, paths...)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			continue
		}
		for _, line := range strings.Split(string(b), "\n") {
			if f := strings.Fields(line); len(f) == 2 && strings.EqualFold(f[0], "ServerName") {
				return f[1]
			}
		}
	}
	return ""
}

// printerWants are what is asked of a printer.
var printerWants = []string{"printer-name", "printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs", "queued-job-count"}

// printers asks how all printers of the server stand.
func (c ipp) printers(ctx context.Context) ([]attributes, error) {
	groups, err := c.send(ctx, "/", ask(opCUPSGetPrinters, "", "").want(printerWants...))
	if errors.Is(err, errAbsent) {
		return nil, nil // a server without a single printer
	}
	return of(groups, tagPrinter), err
}

// printer asks how one printer stands. It fails with ErrNoPrinter.
func (c ipp) printer(ctx context.Context, name string) (attributes, error) {
	path := "/printers/" + url.PathEscape(name)
	groups, err := c.send(ctx, path, ask(opGetPrinterAttributes, "printer-uri", "ipp://localhost"+path).want(printerWants...))
	if errors.Is(err, errAbsent) {
		return nil, fmt.Errorf("%w: %w", ErrNoPrinter, err)
	}
	if err != nil {
		return nil, err
	}
	if all := of(groups, tagPrinter); len(all) > 0 {
		return all[0], nil
	}
	return nil, errShortIPP
}

// jobWants are what is asked of a job.
var jobWants = []string{"job-id", "job-name", "job-state", "job-state-reasons", "job-state-message", "job-printer-state-message", "job-printer-state-reasons"}

// job asks how far the job of that number is. It fails with ErrNoJob.
func (c ipp) job(ctx context.Context, number string) (attributes, error) {
	groups, err := c.send(ctx, "/jobs/", ask(opGetJobAttributes, "job-uri", "ipp://localhost/jobs/"+number).want(jobWants...))
	if errors.Is(err, errAbsent) {
		return nil, fmt.Errorf("%w: %w", ErrNoJob, err)
	}
	if err != nil {
		return nil, err
	}
	if all := of(groups, tagJob); len(all) > 0 {
		return all[0], nil
	}
	return nil, errShortIPP
}

// cancel takes a job back. It fails with ErrNoJob, also for one that is over, and with errDenied.
func (c ipp) cancel(ctx context.Context, number string) error {
	r := ask(opCancelJob, "job-uri", "ipp://localhost/jobs/"+number).put(tagName, "requesting-user-name", userName())
	_, err := c.send(ctx, "/jobs/", r)
	if errors.Is(err, errAbsent) || err != nil && strings.Contains(err.Error(), fmt.Sprintf("%#04x", statusNotPossible)) {
		return fmt.Errorf("%w: %w", ErrNoJob, err)
	}
	return err
}
