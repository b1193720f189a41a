package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/ipfs/boxo/gateway"
	"github.com/ipfs/go-cid"
)

// serve adds what it is given, then answers until it is asked to stop.
func serve(ctx context.Context, port uint16, names, cars, paths []string) error {
	store := newStore()
	cids, err := store.addAll(ctx, cars, paths)
	if err != nil {
		return err
	}
	backend, err := gateway.NewBlocksBackend(store.blocks)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	ready := struct {
		Port int       `json:"port"`
		CIDs []cidText `json:"cids"`
	}{listener.Addr().(*net.TCPAddr).Port, cids}
	if err := json.NewEncoder(os.Stdout).Encode(ready); err != nil {
		return err
	}
	return serveUntil(ctx, listener, handler(names, backend))
}

// cidText writes a CID as plain text; by itself it would become an IPLD link.
type cidText struct{ cid.Cid }

func (c cidText) MarshalJSON() ([]byte, error) { return json.Marshal(c.String()) }

func (s store) addAll(ctx context.Context, cars, paths []string) ([]cidText, error) {
	cids := []cidText{}
	for _, path := range cars {
		roots, err := s.addCAR(ctx, path)
		if err != nil {
			return nil, err
		}
		for _, root := range roots {
			cids = append(cids, cidText{root})
		}
	}
	for _, path := range paths {
		id, err := s.addPath(ctx, path)
		if err != nil {
			return nil, err
		}
		cids = append(cids, cidText{id})
	}
	return cids, nil
}

// handler is the gateway: subdomains under localhost and names, bare paths
// under 127.0.0.1.
func handler(names []string, backend gateway.IPFSBackend) http.Handler {
	hosts := map[string]*gateway.PublicGateway{
		"127.0.0.1": {Paths: []string{"/ipfs"}, NoDNSLink: true, DeserializedResponses: true},
	}
	for _, name := range append(names, "localhost") {
		hosts[name] = &gateway.PublicGateway{
			Paths:                 []string{"/ipfs"},
			UseSubdomains:         true,
			NoDNSLink:             true,
			DeserializedResponses: true,
		}
	}
	config := gateway.Config{
		DeserializedResponses: true,
		// Public gateways still send X-Ipfs-Path, and pages read it.
		DeprecatedXIpfsPath: true,
		NoDNSLink:           true,
		PublicGateways:      hosts,
	}
	paths := http.NewServeMux()
	paths.Handle("/ipfs/", gateway.NewHeaders(nil).ApplyCors().Wrap(gateway.NewHandler(config, backend)))
	return gateway.NewHostnameHandler(config, backend, paths)
}

func serveUntil(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
