// Command ipfs-peer is the reference peer of the tests: the IPFS project's own
// importer and gateway (boxo), asked for a CID or left to serve folders.
//
//	ipfs-peer add PATH
//	ipfs-peer serve [--port N] [--name HOST]... [--car FILE]... [PATH]...
//
// add prints the CID of a file or folder by the profile unixfs-v1-2025.
//
// serve keeps all blocks in memory and answers on loopback alone, as a gateway
// does: by subdomain at http://<cid>.ipfs.localhost:PORT/, and by path at
// http://127.0.0.1:PORT/ipfs/<cid>/, one origin for every site. A path under
// localhost is redirected to its subdomain. --name adds another host that
// behaves as localhost does, such as the name of a public gateway that a
// browser is told to look for on this machine. When ready it prints one line:
//
//	{"port":8080,"cids":["bafy..."]}
//
// with the CIDs of the CARs' roots first, then those of the paths, each in the
// order of the arguments. It uses no network beyond that.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ipfs-peer:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	switch {
	case len(args) == 2 && args[0] == "add":
		id, err := newStore().addPath(ctx, args[1])
		if err == nil {
			fmt.Println(id)
		}
		return err
	case len(args) > 1 && args[0] == "serve":
		return runServe(ctx, args[1:])
	default:
		return errors.New("usage: ipfs-peer add PATH, or ipfs-peer serve [--port N] [--name HOST]... [--car FILE]... [PATH]...")
	}
}

func runServe(ctx context.Context, args []string) error {
	var cars, names []string
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	port := flags.Uint("port", 0, "the port on 127.0.0.1; 0 takes a free one")
	flags.Func("car", "a CAR whose blocks are served too", collect(&cars))
	flags.Func("name", "a host that behaves as localhost does", collect(&names))
	if err := flags.Parse(args); err != nil {
		return err
	}
	return serve(ctx, uint16(*port), names, cars, flags.Args())
}

func collect(values *[]string) func(string) error {
	return func(value string) error {
		*values = append(*values, value)
		return nil
	}
}
