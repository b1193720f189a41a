//! Blocks of files and folders, by the profile `unixfs-v1-2025` of IPIP-499.
//!
//! A file is cut into chunks of 1 MiB, each a raw block; nodes of at most 1024 links lie above
//! them, balanced, until one is left. A folder is one node that links its entries, sorted by the
//! bytes of their names. The two message types of the protobuf form are written by hand: they have
//! five fields between them, and their order matters here (links before data).
//!
//! Reads no disk: see [`crate::tree`]. Sharded folders (HAMT) are not made: a folder beyond the
//! threshold is an error.

use crate::cid::{Cid, Codec};

/// Length of a chunk in bytes.
pub const CHUNK_LEN_BYTES: usize = 1 << 20;

/// How many links a node of a file holds at most.
pub const LINKS_PER_NODE: usize = 1024;

/// The size in bytes beyond which a folder's block would have to be sharded.
pub const FOLDER_LIMIT_BYTES: usize = 256 * 1024;

/// A block with what lies under it, as its parent links it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Node {
    /// The block's name.
    pub cid: Cid,
    /// Bytes of all blocks from here down.
    pub dag_bytes: u64,
    /// Bytes of content from here down; for a folder the sum over its files.
    pub content_bytes: u64,
}

impl Node {
    /// Makes the leaf of one chunk.
    #[must_use]
    pub fn leaf(chunk: &[u8]) -> Self {
        let bytes = chunk.len() as u64;
        Self {
            cid: Cid::of_block(Codec::Raw, chunk),
            dag_bytes: bytes,
            content_bytes: bytes,
        }
    }

    /// Makes the node of `block`, which links `children`.
    fn above<'a>(block: &[u8], children: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let below: u64 = children.clone().map(|child| child.dag_bytes).sum();
        Self {
            cid: Cid::of_block(Codec::DagPb, block),
            dag_bytes: block.len() as u64 + below,
            content_bytes: children.map(|child| child.content_bytes).sum(),
        }
    }
}

/// Builds a file's node from its leaves, keeping at most one unfinished node per level.
#[derive(Debug)]
pub struct FileBuilder {
    links_per_node: usize,
    levels: Vec<Vec<Node>>,
}

impl FileBuilder {
    /// Starts a file with the profile's width.
    #[must_use]
    pub fn new() -> Self {
        Self::with_links_per_node(LINKS_PER_NODE)
    }

    /// Starts a file with another width, so that tall trees can be tried with few bytes.
    ///
    /// # Panics
    ///
    /// If a node could not even join two links.
    #[must_use]
    pub fn with_links_per_node(links_per_node: usize) -> Self {
        assert!(links_per_node >= 2, "a node joins at least two links");
        Self {
            links_per_node,
            levels: Vec::new(),
        }
    }

    /// Appends the next chunk.
    pub fn push(&mut self, chunk: &[u8]) {
        self.add(0, Node::leaf(chunk));
    }

    /// Joins what is left and returns the file's node; a file without chunks is an empty leaf.
    #[must_use]
    pub fn finish(mut self) -> Node {
        if self.levels.is_empty() {
            return Node::leaf(&[]);
        }
        let mut level = 0;
        loop {
            let top = level + 1 == self.levels.len();
            match self.levels[level].as_slice() {
                [root] if top => return *root,
                [] => {}
                links => {
                    let node = file_node(links);
                    self.levels[level].clear();
                    self.add(level + 1, node);
                }
            }
            level += 1;
        }
    }

    fn add(&mut self, level: usize, node: Node) {
        if level == self.levels.len() {
            self.levels.push(Vec::new());
        }
        self.levels[level].push(node);
        if self.levels[level].len() == self.links_per_node {
            let links = std::mem::take(&mut self.levels[level]);
            self.add(level + 1, file_node(&links));
        }
    }
}

impl Default for FileBuilder {
    fn default() -> Self {
        Self::new()
    }
}

/// Makes the node of a folder from its entries, in any order.
///
/// # Errors
///
/// The length of the block in bytes, if it exceeds [`FOLDER_LIMIT_BYTES`].
pub fn folder_node(entries: &mut [(String, Node)]) -> Result<Node, usize> {
    entries.sort_by(|(a, _), (b, _)| a.as_bytes().cmp(b.as_bytes()));
    let mut block = Vec::new();
    for (name, node) in entries.iter() {
        write_link(&mut block, name, node);
    }
    let mut data = Vec::new();
    write_number(&mut data, 1, UNIXFS_FOLDER);
    write_bytes(&mut block, 1, &data);
    if block.len() > FOLDER_LIMIT_BYTES {
        return Err(block.len());
    }
    Ok(Node::above(&block, entries.iter().map(|(_, node)| node)))
}

fn file_node(links: &[Node]) -> Node {
    let mut block = Vec::new();
    for node in links {
        write_link(&mut block, "", node);
    }
    let mut data = Vec::new();
    write_number(&mut data, 1, UNIXFS_FILE);
    write_number(
        &mut data,
        3,
        links.iter().map(|node| node.content_bytes).sum(),
    );
    for node in links {
        write_number(&mut data, 4, node.content_bytes);
    }
    write_bytes(&mut block, 1, &data);
    Node::above(&block, links.iter())
}

fn write_link(block: &mut Vec<u8>, name: &str, node: &Node) {
    let mut link = Vec::with_capacity(name.len() + 56);
    write_bytes(&mut link, 1, &node.cid.to_bytes());
    write_bytes(&mut link, 2, name.as_bytes());
    write_number(&mut link, 3, node.dag_bytes);
    write_bytes(block, 2, &link);
}

fn write_number(out: &mut Vec<u8>, field: u8, value: u64) {
    out.push(field << 3);
    write_varint(out, value);
}

fn write_bytes(out: &mut Vec<u8>, field: u8, bytes: &[u8]) {
    out.push(field << 3 | 2);
    write_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

const UNIXFS_FOLDER: u64 = 1;
const UNIXFS_FILE: u64 = 2;

#[cfg(test)]
mod tests {
    use chacha20::ChaCha20;
    use chacha20::cipher::{KeyIvInit, StreamCipher};

    use super::*;
    use crate::digest::sha256;

    /// The bytes of Kubo's published values: a ChaCha20 keystream from a named seed.
    fn keystream(len: usize) -> Vec<u8> {
        let key = sha256(b"chunk-v1-seed");
        let mut bytes = vec![0; len];
        ChaCha20::new(&key.into(), &[0; 12].into()).apply_keystream(&mut bytes);
        bytes
    }

    fn file_cid(bytes: &[u8]) -> String {
        let mut builder = FileBuilder::new();
        for chunk in bytes.chunks(CHUNK_LEN_BYTES) {
            builder.push(chunk);
        }
        builder.finish().cid.to_string()
    }

    /// Values from Kubo's `test/cli/cid_profiles_test.go` for `unixfs-v1-2025`.
    #[test]
    fn equals_kubos_published_values() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(file_cid(bytes), expected);
        check(
            b"hello world",
            "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
        );
        check(
            &keystream(CHUNK_LEN_BYTES),
            "bafkreiacndfy443ter6qr2tmbbdhadvxxheowwf75s6zehscklu6ezxmta",
        );
        check(
            &keystream(CHUNK_LEN_BYTES + 1),
            "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64",
        );
    }

    #[test]
    fn empty_things_have_their_well_known_names() {
        let file = FileBuilder::new().finish();
        assert_eq!(
            file.cid.to_string(),
            "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"
        );
        let folder = folder_node(&mut []).unwrap();
        assert_eq!(
            folder.cid.to_string(),
            "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354"
        );
    }

    #[test]
    fn a_full_node_is_a_root_and_one_more_leaf_adds_a_level() {
        let depth = |leaves: usize| {
            let mut builder = FileBuilder::with_links_per_node(3);
            (0..leaves).for_each(|_| builder.push(b"x"));
            let node = builder.finish();
            assert_eq!(node.content_bytes, leaves as u64);
            node.cid.codec()
        };
        assert_eq!(depth(1), Codec::Raw);
        (2..30).for_each(|leaves| assert_eq!(depth(leaves), Codec::DagPb));
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let (a, b) = (Node::leaf(b"a"), Node::leaf(b"b"));
        let mut forth = [("é".to_owned(), a), ("z".to_owned(), b)];
        let mut back = [("z".to_owned(), b), ("é".to_owned(), a)];
        assert_eq!(folder_node(&mut forth), folder_node(&mut back));
    }

    #[test]
    fn a_folder_beyond_the_threshold_is_refused() {
        let mut entries: Vec<_> = (0..900)
            .map(|n| (format!("{n:0>255}"), Node::leaf(b"x")))
            .collect();
        assert!(folder_node(&mut entries).is_err_and(|len| len > FOLDER_LIMIT_BYTES));
        entries.truncate(100);
        assert!(folder_node(&mut entries).is_ok());
    }
}
