//! Whole journeys, driven without a browser: a shell, a database, a key realm and a node that are a
//! few lines each, and that the test can stop, break or kill at any step.

mod balance;
mod boot;
mod endpoints;
mod money;
mod records;
mod support;
mod tabs;
mod vault;
