package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/ipfs/boxo/blockservice"
	"github.com/ipfs/boxo/blockstore"
	"github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/exchange/offline"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/go-datastore"
	"github.com/ipfs/go-datastore/sync"
	ipld "github.com/ipfs/go-ipld-format"
	"github.com/ipld/go-car/v2"
)

// profile decides chunks, links, leaves and hashes; nothing else here does.
var profile = uio.UnixFS_v1_2025

// store holds blocks in memory and fetches none from anywhere.
type store struct {
	blocks blockservice.BlockService
	dag    ipld.DAGService
}

func newStore() store {
	profile.ApplyGlobals()
	memory := blockstore.NewBlockstore(sync.MutexWrap(datastore.NewMapDatastore()))
	blocks := blockservice.New(memory, offline.Exchange(memory))
	return store{blocks: blocks, dag: merkledag.NewDAGService(blocks)}
}

// addPath adds a file or folder and returns its CID.
func (s store) addPath(ctx context.Context, path string) (cid.Cid, error) {
	node, err := s.add(ctx, path)
	if err != nil {
		return cid.Undef, err
	}
	return node.Cid(), nil
}

func (s store) add(ctx context.Context, path string) (ipld.Node, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return s.addFolder(ctx, path)
	case info.Mode().IsRegular():
		return s.addFile(path)
	default:
		return nil, fmt.Errorf("%s is neither a file nor a folder", path)
	}
}

func (s store) addFile(path string) (ipld.Node, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	params := helpers.DagBuilderParams{
		Dagserv:    s.dag,
		Maxlinks:   profile.FileDAGWidth,
		RawLeaves:  profile.RawLeaves,
		CidBuilder: profile.CidBuilder(),
	}
	builder, err := params.New(chunk.NewSizeSplitter(file, profile.ChunkSize))
	if err != nil {
		return nil, err
	}
	return balanced.Layout(builder)
}

func (s store) addFolder(ctx context.Context, path string) (ipld.Node, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	folder, err := uio.NewDirectory(s.dag, uio.WithCidBuilder(profile.CidBuilder()))
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		child, err := s.add(ctx, filepath.Join(path, entry.Name()))
		if err != nil {
			return nil, err
		}
		if err := folder.AddChild(ctx, entry.Name(), child); err != nil {
			return nil, err
		}
	}
	node, err := folder.GetNode()
	if err != nil {
		return nil, err
	}
	return node, s.dag.Add(ctx, node)
}

// addCAR adds the blocks of a CAR, each checked against its CID, and returns
// the roots that the CAR names.
func (s store) addCAR(ctx context.Context, path string) ([]cid.Cid, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	reader, err := car.NewBlockReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for {
		block, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return reader.Roots, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if err := s.blocks.AddBlock(ctx, block); err != nil {
			return nil, err
		}
	}
}
