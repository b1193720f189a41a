//! Icons, drawn with one pen: 24 units square, strokes in the colour of the text.

use crate::node::{Element, element, span};

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for what it shows")]
pub enum IconName {
    Home,
    Send,
    Receive,
    Activity,
    Nodes,
    Cube,
    Key,
    Restore,
    File,
    Eye,
    EyeOff,
    Warn,
    Info,
    Stop,
    Check,
    Lock,
    Download,
    Copy,
    Refresh,
    Plus,
    Close,
    Settings,
    Clock,
    Back,
    Pencil,
    Trash,
    Chevron,
}

impl IconName {
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11.4 12 4.8l8 6.6V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z",
            Self::Send => "M6.5 17.5 17.5 6.5M9 6.5h8.5V15",
            Self::Receive => "M17.5 6.5 6.5 17.5M15 17.5H6.5V9",
            Self::Activity => "M4 7h16M4 12h16M4 17h10",
            Self::Nodes => {
                "M8.3 6a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0zm12 0a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 \
                 4.6 0zm-6 12a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0zM7 8.1l4 7.7m6-7.7-4 7.7"
            }
            Self::Cube => {
                "M12 3.2 4.4 7.6v8.8l7.6 4.4 7.6-4.4V7.6zM12 12v8.8M12 12l7.6-4.4M12 12 4.4 7.6"
            }
            Self::Key => "M12 15a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm-1.2-2.8L19 4m-3.2 3.2 2.8 2.8",
            Self::Restore => "M4.6 9.2A8 8 0 1 1 4 12.6M4.2 4.4v4.9h4.9",
            Self::File => {
                "M7 3.5h6.5L18 8v11.5a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM13 3.8V8.5h4.7"
            }
            Self::Eye => {
                "M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12zm12 0a2.5 2.5 0 1 1-5 0 \
                 2.5 2.5 0 0 1 5 0z"
            }
            Self::EyeOff => {
                "M5 8.2A16 16 0 0 0 2.5 12S6 18.2 12 18.2a9 9 0 0 0 3.6-.7m3-2.2A16 16 0 0 0 21.5 12S18 5.8 12 \
                 5.8a9 9 0 0 0-2.4.3M4 4l16 16"
            }
            Self::Warn => "M12 4.2 3 19.4h18zM12 10v4.4m0 2.3v.1",
            Self::Info => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 11v5m0-8v.1",
            Self::Stop => "M8.2 3.2h7.6l5 5v7.6l-5 5H8.2l-5-5V8.2zM9.2 9.2l5.6 5.6m0-5.6-5.6 5.6",
            Self::Check => "M5 12.6 10 17.5 19 7",
            Self::Lock => {
                "M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::Download => "M12 4v11m-4.5-4.3L12 15.2l4.5-4.5M5 19.5h14",
            Self::Copy => "M9 8.5h9.5v11H9zM15 8.5v-4H5.5v11H9",
            Self::Refresh => "M19.4 9.2A8 8 0 1 0 20 12.6M19.8 4.4v4.9h-4.9",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Settings => {
                "M4 7.5h8.5m5 0H20M4 16.5h3.5m5 0H20M17.5 7.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zm-5 9a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z"
            }
            Self::Clock => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7.2V12l3.2 2",
            Self::Back => "M19 12H5.5m5.2-5.5L5.2 12l5.5 5.5",
            Self::Pencil => "M5 19l.8-3.6L16.2 5l2.8 2.8L8.6 18.2zM14.2 7l2.8 2.8",
            Self::Trash => {
                "M5 7h14M9.5 7V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7M10.3 10.5v5.5m3.4-5.5v5.5"
            }
            Self::Chevron => "M8 10l4 4 4-4",
        }
    }
}

/// Draws an icon.
pub fn icon(name: IconName) -> Element {
    drawn(name.path())
}

/// Draws the name with its mark: the root by which kelp grips rock.
pub fn brand() -> Element {
    span("brand").child(drawn(MARK)).child("Holdfast")
}

fn drawn(path: &'static str) -> Element {
    element("svg")
        .attr("class", "icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(element("path").attr("d", path))
}

const MARK: &str = "M12 2.4c0 3.9-1.7 5.1-1.7 8.2 0 1.6.6 2.8 1.7 3.9m0-12.1c0 3.9 1.7 5.1 1.7 8.2 0 1.6-.6 \
    2.8-1.7 3.9m0 0c-2.3 1.9-5.6 1.9-8 6.3m8-6.3c2.3 1.9 5.6 1.9 8 6.3m-8-6.3c-1.2 2-2.7 3.4-3.1 \
    6.6m3.1-6.6c1.2 2 2.7 3.4 3.1 6.6";
