//! Which functions come later, and how the halves find each other.

use std::collections::{BTreeMap, BTreeSet};

use super::LaterPaths;
use super::outline::Outline;

/// Which functions are in which half.
pub(super) struct Choice {
    later: BTreeSet<u32>,
    /// What the first half calls or offers of the later one, and its place in the table.
    doors: BTreeMap<u32, u32>,
    /// What the later half calls of the first one.
    taken: BTreeSet<u32>,
    /// The places of the table that are filled by the later half.
    places: BTreeMap<u32, u32>,
    /// How many places the table has in all.
    table_len: u32,
}

impl Choice {
    /// Chooses: functions of the paths come later, and whatever only they call.
    pub(super) fn new(outline: &Outline<'_>, paths: &LaterPaths) -> Self {
        let all = outline.imported..u32::try_from(outline.functions.len()).unwrap_or(u32::MAX);
        let first = reached(outline, paths);
        let later: BTreeSet<u32> = all.filter(|function| !first.contains(function)).collect();
        let called = |from: &mut dyn Iterator<Item = &u32>| -> BTreeSet<u32> {
            from.flat_map(|function| outline.calls(*function))
                .copied()
                .collect()
        };
        let taken = called(&mut later.iter());
        let mut doors = called(&mut first.iter());
        doors.extend(outline.roots());
        let mut places: BTreeMap<u32, u32> = outline
            .places
            .iter()
            .filter(|(_, function)| later.contains(function))
            .map(|(place, function)| (*place, *function))
            .collect();
        // Where a table begins and how long it is, is written in its type alone.
        let mut table_len = outline.tables.first().map_or(0, |table| table.initial);
        let mut numbered = BTreeMap::new();
        for door in doors.intersection(&later) {
            let known = places.iter().find(|(_, function)| *function == door);
            let place = known.map_or_else(
                || {
                    let place = u32::try_from(table_len).unwrap_or(u32::MAX);
                    table_len += 1;
                    place
                },
                |(place, _)| *place,
            );
            places.insert(place, *door);
            numbered.insert(*door, place);
        }
        Self {
            taken: taken.difference(&later).copied().collect(),
            later,
            doors: numbered,
            places,
            table_len: u32::try_from(table_len).unwrap_or(u32::MAX),
        }
    }

    /// Says whether a function is of the later half.
    pub(super) fn is_later(&self, function: u32) -> bool {
        self.later.contains(&function)
    }

    /// Returns the functions of the later half, in their order.
    pub(super) fn later(&self) -> impl Iterator<Item = u32> {
        self.later.iter().copied()
    }

    /// Returns the functions of the later half that the first one calls.
    pub(super) fn doors(&self) -> impl Iterator<Item = u32> {
        self.doors.keys().copied()
    }

    /// Returns the place of a door in the table.
    pub(super) fn door(&self, function: u32) -> Option<u32> {
        self.doors.get(&function).copied()
    }

    /// Returns the functions of the first half that the later one calls, in their order.
    pub(super) fn taken(&self) -> impl Iterator<Item = u32> {
        self.taken.iter().copied()
    }

    /// Returns what the later half puts into the table: runs of functions, each from a place on.
    pub(super) fn runs(&self) -> Vec<(u32, Vec<u32>)> {
        runs(
            self.places
                .iter()
                .map(|(place, function)| (*place, *function)),
        )
    }

    /// Returns how many places the table has.
    pub(super) fn table_len(&self) -> u32 {
        self.table_len
    }
}

/// Joins what stands side by side.
pub(super) fn runs(places: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (place, function) in places {
        match runs.last_mut() {
            Some((from, run)) if u64::from(*from) + run.len() as u64 == u64::from(place) => {
                run.push(function);
            }
            _ => runs.push((place, vec![function])),
        }
    }
    runs
}

/// What is reached without the functions of the paths.
///
/// A function in the table may be called by anyone, so it counts as reached, unless it is of the
/// paths: code that is not there asks for none of them.
fn reached(outline: &Outline<'_>, paths: &LaterPaths) -> BTreeSet<u32> {
    let is_later =
        |function: u32| function >= outline.imported && paths.hold(outline.name(function));
    let in_table = outline
        .places
        .values()
        .copied()
        .filter(|function| !is_later(*function));
    let mut reached = BTreeSet::new();
    let roots = outline
        .roots()
        .iter()
        .copied()
        .filter(|function| !is_later(*function));
    let mut next: Vec<u32> = roots.chain(in_table).collect();
    while let Some(function) = next.pop() {
        if reached.insert(function) {
            let calls = outline.calls(function).iter().copied();
            next.extend(calls.filter(|called| !is_later(*called)));
        }
    }
    reached
}
