//! One endpoint, real and scripted: a node that answers, and servers that answer wrongly.

mod faults;
mod node;
mod support;
