package local_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"tanggapan/app/local"
)

// childEnv names the data file that a child process of the test serves.
const childEnv = "TANGGAPAN_TEST_SERVE"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		_, err := local.Serve(path, echo)
		fmt.Println("serving", err)
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func echo(args []string) (string, int) {
	return strings.Join(args, "|"), len(args)
}

// temp gives the test its own temporary folder; name makes it long enough for the network way.
func temp(t *testing.T, name string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "l")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	dir = filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, v := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(v, dir)
	}
}

// ways runs f over the socket and over the network way.
func ways(t *testing.T, f func(t *testing.T, path string)) {
	t.Helper()
	for way, name := range map[string]string{"Socket": "t", "Network": strings.Repeat("long", 30)} {
		t.Run(way, func(t *testing.T) {
			temp(t, name)
			f(t, filepath.Join(t.TempDir(), "shop.tgp"))
		})
	}
}

func serve(t *testing.T, path string) io.Closer {
	t.Helper()
	c, err := local.Serve(path, echo)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func call(t *testing.T, path string, args ...string) (string, int, bool) {
	t.Helper()
	out, code, running, err := local.Call(path, args)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), code, running
}

func TestServeAndCall(t *testing.T) {
	ways(t, func(t *testing.T, path string) {
		if _, _, running := call(t, path, "x"); running {
			t.Fatal("something runs")
		}
		c := serve(t, path)
		if out, code, running := call(t, path, "search", "Ñina ₱", "\xff\x00"); !running || code != 3 || !strings.HasPrefix(out, "search|Ñina ₱|") {
			t.Errorf("%q %d %v", out, code, running)
		}
		if out, code, running := call(t, path); !running || code != 0 || out != "" {
			t.Errorf("no arguments: %q %d %v", out, code, running)
		}
		if _, err := local.Serve(path, echo); !errors.Is(err, local.ErrRunning) {
			t.Errorf("a second Serve: %v", err)
		}
		if _, _, running := call(t, filepath.Join(filepath.Dir(path), "other.tgp")); running {
			t.Error("another file is served too")
		}
		if err := errors.Join(c.Close(), c.Close()); err != nil {
			t.Errorf("Close: %v", err)
		}
		if _, _, running := call(t, path, "x"); running {
			t.Error("still running")
		}
		left, err := filepath.Glob(filepath.Join(os.TempDir(), "tanggapan*", "*"))
		if err != nil || len(left) != 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
		serve(t, path)
		if _, _, running := call(t, path, "x"); !running {
			t.Error("not served again")
		}
	})
}

func TestBinaryOutput(t *testing.T) {
	temp(t, "t")
	path := filepath.Join(t.TempDir(), "shop.tgp")
	want := string([]byte{0, 255, 10, 200}) + strings.Repeat("line\n", 100_000)
	c, err := local.Serve(path, func([]string) (string, int) { return want, 2 })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if out, code, _ := call(t, path, "print"); out != want || code != 2 {
		t.Errorf("%d bytes, code %d", len(out), code)
	}
	if _, _, running, err := local.Call(path, []string{strings.Repeat("x", 2<<20)}); !errors.Is(err, local.ErrTooLong) || !running {
		t.Errorf("too long: %v", err)
	}
}

func TestManyCallers(t *testing.T) {
	ways(t, func(t *testing.T, path string) {
		serve(t, path)
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				want := fmt.Sprint("n", i)
				out, _, running, err := local.Call(path, []string{want})
				if string(out) != want || !running || err != nil {
					t.Errorf("%q %v %v", out, running, err)
				}
			}()
		}
		wg.Wait()
	})
}

func TestSameFileByOtherNames(t *testing.T) {
	temp(t, "t")
	dir := t.TempDir()
	path := filepath.Join(dir, "shop.tgp")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	serve(t, path)
	names := []string{filepath.Join(dir, ".", "x", "..", "shop.tgp")}
	link := filepath.Join(dir, "link.tgp")
	if err := os.Symlink(path, link); err == nil {
		names = append(names, link)
	}
	t.Chdir(dir)
	for _, name := range append(names, "shop.tgp") {
		if _, _, running := call(t, name); !running {
			t.Errorf("%s is not known to be served", name)
		}
	}
}

func TestBeforeTheFileExists(t *testing.T) {
	temp(t, "t")
	path := filepath.Join(t.TempDir(), "new.tgp")
	serve(t, path)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, running := call(t, path); !running {
		t.Error("the name changed when the file was made")
	}
}

// start runs a child that serves path, and returns once it does.
func start(t *testing.T, path string) (stop func(kill bool)) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "serving <nil>\n" {
		t.Fatalf("child: %q, %v", line, err)
	}
	return func(kill bool) {
		if kill {
			_ = cmd.Process.Kill()
		}
		_ = in.Close()
		_ = cmd.Wait()
	}
}

func TestTwoProcesses(t *testing.T) {
	ways(t, func(t *testing.T, path string) {
		stop := start(t, path)
		if out, code, running := call(t, path, "raise", "window"); !running || out != "raise|window" || code != 2 {
			t.Errorf("%q %d %v", out, code, running)
		}
		if _, err := local.Serve(path, echo); !errors.Is(err, local.ErrRunning) {
			t.Errorf("Serve beside it: %v", err)
		}
		stop(true)
		// What the killed process left behind must stop nobody.
		if _, _, running := call(t, path); running {
			t.Error("a dead program runs")
		}
		serve(t, path)
		if _, _, running := call(t, path); !running {
			t.Error("not served after a crash")
		}
	})
}

func TestStrangers(t *testing.T) {
	temp(t, strings.Repeat("long", 30))
	path := filepath.Join(t.TempDir(), "shop.tgp")
	serve(t, path)
	ports, err := filepath.Glob(filepath.Join(os.TempDir(), "tanggapan*", "*.port"))
	if err != nil || len(ports) != 1 {
		t.Fatalf("%v, %v", ports, err)
	}
	b, err := os.ReadFile(ports[0])
	if err != nil {
		t.Fatal(err)
	}
	addr, _, _ := strings.Cut(string(b), " ")
	for _, text := range []string{`{"args":["x"]}`, `{"token":"guess","args":["x"]}`, "GET / HTTP/1.1\r\n\r\n", "\n\n\n]"} {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, text+"\n")
		if got, _ := io.ReadAll(c); len(got) != 0 {
			t.Errorf("%q was answered: %q", text, got)
		}
		_ = c.Close()
	}
	// A port that went to another program serves nothing.
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	go func() {
		for {
			c, err := silent.Accept()
			if err != nil {
				return
			}
			_ = c.Close()
		}
	}()
	if err := os.WriteFile(ports[0], []byte(silent.Addr().String()+" token\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, running := call(t, path, "x"); running {
		t.Error("another program's port was taken for ours")
	}
	serve(t, path)
	if _, _, running := call(t, path, "x"); !running {
		t.Error("not served on a new port")
	}
}

func TestForeignFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the temporary folder is the user's own on Windows")
	}
	temp(t, "t")
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("tanggapan-%d", os.Getuid()))
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := local.Serve("shop.tgp", echo); err == nil {
		t.Error("served from a folder that everybody can write to")
	}
}
