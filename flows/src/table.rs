//! A map for a few entries, in the order of their keys.
//!
//! A `Vec`, searched from its start: each of the standard library's trees costs the page three
//! kilobytes of code, and none of ours holds more than a few hundred entries.

use std::borrow::Borrow;

/// Values by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Table<K, V> {
    /// Puts a value under a key, in place of one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        let at = self.first_from(&key);
        match self.0.get_mut(at) {
            Some(entry) if entry.0 == key => entry.1 = value,
            _ => self.0.insert(at, (key, value)),
        }
    }

    /// Takes out the value of a key.
    pub(crate) fn remove<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key)?;
        Some(self.0.remove(at).1)
    }

    /// Returns the value of a key.
    pub(crate) fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key)?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Returns the value of a key, to be changed.
    pub(crate) fn get_mut<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key)?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Returns the value of a key; puts one there where none is.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = self.first_from(&key);
        if self.0.get(at).is_none_or(|(known, _)| *known != key) {
            self.0.insert(at, (key, V::default()));
        }
        &mut self.0[at].1
    }

    /// Says whether a key has a value.
    pub(crate) fn contains_key<Q: Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_some()
    }

    fn place<Q: Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.0.iter().position(|(known, _)| known.borrow() == key)
    }

    fn first_from(&self, key: &K) -> usize {
        let place = self.0.iter().position(|(known, _)| known >= key);
        place.unwrap_or(self.0.len())
    }
}

impl<K, V> Table<K, V> {
    /// Returns the keys.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Returns the values.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Says whether there is no entry.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps the entries of which this is true.
    pub(crate) fn retain(&mut self, mut keeps: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keeps(key, value));
    }

    /// Takes out every entry.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
