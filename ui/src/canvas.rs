//! Draws what screens describe: compares it with what is drawn, and changes only what differs, so that
//! focus, typed text, and what is opened stay.
//!
//! The one module here that names the browser. What it remembers of words that were drawn is
//! overwritten once they are drawn no longer, and fields are emptied as they go, since the key realm
//! draws and takes secrets. What the browser itself keeps of either cannot be overwritten from here.

use std::{cell::RefCell, mem, rc::Rc};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent, Node};

use crate::node::{self, Deed, Handler, Parts, Text, Words};

/// A place on the page and what is drawn in it.
pub struct Canvas {
    root: Drawn,
}

/// A node, with what it was described as.
struct Drawn {
    node: Node,
    shown: Shown,
}

enum Shown {
    Text(Words),
    Element {
        /// Without children and handlers, which stand beside it.
        parts: Box<Parts>,
        children: Vec<Drawn>,
        handlers: Handlers,
        listeners: Vec<EventListener>,
    },
}

/// Who hears of deeds now. Listeners stay, since most handlers differ with each drawing.
type Handlers = Rc<RefCell<Vec<(Deed, Handler)>>>;

/// Dialogs that are opened once they stand in the document.
type Dialogs = Vec<HtmlDialogElement>;

impl Canvas {
    /// Takes an empty place.
    pub fn new(place: Element) -> Self {
        Self {
            root: Drawn::empty(place.into(), "div", Text::Borrowed("")),
        }
    }

    /// Draws this in the place, instead of what was drawn before.
    pub fn draw(&mut self, root: node::Element) {
        let mut dialogs = Dialogs::new();
        self.root.change(root.into_parts(), &mut dialogs);
        for dialog in dialogs {
            // It can only be refused where it is open already.
            let _ = dialog.show_modal();
        }
    }
}

impl Drawn {
    fn new(described: node::Node, dialogs: &mut Dialogs) -> Self {
        let parts = match described {
            node::Node::Text(words) => {
                return Self {
                    node: document().create_text_node(words.as_str()).into(),
                    shown: Shown::Text(words),
                };
            }
            node::Node::Element(element) => element.into_parts(),
        };
        let element = make(parts.tag);
        if !parts.test_id.is_empty() {
            set(&element, "data-testid", &parts.test_id);
        }
        if parts.modal {
            dialogs.push(element.clone().unchecked_into());
        }
        let mut drawn = Self::empty(element.into(), parts.tag, parts.test_id.clone());
        if let Shown::Element { parts: known, .. } = &mut drawn.shown {
            known.key = parts.key;
        }
        drawn.change(parts, dialogs);
        drawn
    }

    fn empty(node: Node, tag: &'static str, test_id: Text) -> Self {
        let parts = Box::new(Parts {
            tag,
            test_id,
            ..Parts::default()
        });
        Self {
            node,
            shown: Shown::Element {
                parts,
                children: Vec::new(),
                handlers: Rc::default(),
                listeners: Vec::new(),
            },
        }
    }

    /// Draws this in the node's place; in the node itself where it is of the same kind.
    fn follow(&mut self, described: node::Node, dialogs: &mut Dialogs) {
        match (&mut self.shown, described) {
            (Shown::Text(shown), node::Node::Text(words)) => {
                if shown.as_str() != words.as_str() {
                    self.node.set_node_value(Some(words.as_str()));
                    *shown = words;
                }
            }
            (Shown::Element { parts, .. }, node::Node::Element(new)) if new.is_like(parts) => {
                self.change(new.into_parts(), dialogs);
            }
            (_, described) => {
                let other = Self::new(described, dialogs);
                if let Some(parent) = self.node.parent_node() {
                    // The old node stands in this parent, so it can be replaced.
                    let _ = parent.replace_child(&other.node, &self.node);
                }
                *self = other;
            }
        }
    }

    fn change(&mut self, mut new: Box<Parts>, dialogs: &mut Dialogs) {
        let Shown::Element {
            parts,
            children,
            handlers,
            listeners,
        } = &mut self.shown
        else {
            return;
        };
        let element: &Element = self.node.unchecked_ref();
        set_attributes(element, &parts.attributes, &new.attributes);
        for (deed, _) in &new.handlers {
            if !handlers.borrow().iter().any(|(known, _)| known == deed) {
                listeners.push(listen(element, *deed, handlers));
            }
        }
        handlers.replace(mem::take(&mut new.handlers));
        set_children(element, children, mem::take(&mut new.children), dialogs);
        set_properties(element, parts, &new);
        *parts = new;
    }
}

impl Drop for Drawn {
    /// What was typed in a field goes with it.
    fn drop(&mut self) {
        if let Shown::Element { parts, .. } = &self.shown
            && matches!(parts.tag, "input" | "textarea")
        {
            set_value(&self.node, "");
        }
    }
}

fn set_children(
    element: &Element,
    children: &mut Vec<Drawn>,
    new: Vec<node::Node>,
    dialogs: &mut Dialogs,
) {
    while children.len() > new.len() {
        if let Some(gone) = children.pop() {
            // It stands in this element, so it can be taken out.
            let _ = element.remove_child(&gone.node);
        }
    }
    for (at, child) in new.into_iter().enumerate() {
        if let Some(drawn) = children.get_mut(at) {
            drawn.follow(child, dialogs);
        } else {
            let drawn = Drawn::new(child, dialogs);
            // An element of ours takes any child.
            let _ = element.append_child(&drawn.node);
            children.push(drawn);
        }
    }
}

fn set_attributes(element: &Element, old: &[(&'static str, Text)], new: &[(&'static str, Text)]) {
    for attribute in new {
        if !old.contains(attribute) {
            set(element, attribute.0, &attribute.1);
        }
    }
    for (name, _) in old {
        if !new.iter().any(|(kept, _)| kept == name) {
            // Taking away an attribute cannot be refused.
            let _ = element.remove_attribute(name);
        }
    }
}

/// Sets what a person can change too, only where the description changed: what was typed stays. Comes
/// after the children, since a list of choices can only hold a value that is among them.
fn set_properties(element: &Element, old: &Parts, new: &Parts) {
    if new.checked != old.checked {
        let input: &HtmlInputElement = element.unchecked_ref();
        input.set_checked(new.checked);
    }
    if let Some(value) = &new.value
        && new.value != old.value
    {
        set_value(element, value);
    }
}

fn set_value(field: &Node, value: &str) {
    // Fields and lists of choices have this property alike.
    let _ = Reflect::set(field, &"value".into(), &JsValue::from_str(value));
}

fn listen(element: &Element, deed: Deed, handlers: &Handlers) -> EventListener {
    let name = match deed {
        Deed::Press => "click",
        Deed::Type | Deed::Edit => "input",
        Deed::Choose => "change",
        Deed::Enter => "keydown",
        Deed::Dismiss => "cancel",
    };
    let options = EventListenerOptions::enable_prevent_default();
    let handlers = Rc::clone(handlers);
    EventListener::new_with_options(element, name, options, move |event| {
        let handler = handlers
            .borrow()
            .iter()
            .find(|(known, _)| *known == deed)
            .map(|(_, handler)| Rc::clone(handler));
        // The handler draws anew, so that nothing may be borrowed while it runs.
        if let (Some(handler), Some(said)) = (handler, what_is_said(deed, event)) {
            handler(&said);
        }
    })
}

/// Returns what a handler hears; `None` where the event is none of the deed.
fn what_is_said(deed: Deed, event: &Event) -> Option<String> {
    match deed {
        Deed::Press | Deed::Dismiss => {
            event.prevent_default();
            Some(String::new())
        }
        Deed::Edit => Some(String::new()),
        Deed::Enter => {
            let key: &KeyboardEvent = event.unchecked_ref();
            (key.key() == "Enter").then(String::new)
        }
        Deed::Type | Deed::Choose => {
            let input: HtmlInputElement = event.target()?.unchecked_into();
            if input.type_() == "checkbox" {
                let ticked = if input.checked() { "true" } else { "" };
                return Some(ticked.to_owned());
            }
            Some(input.value())
        }
    }
}

fn document() -> Document {
    let document = web_sys::window().and_then(|window| window.document());
    document.expect("what is drawn on has a document")
}

fn make(tag: &str) -> Element {
    let space = match tag {
        "svg" | "path" | "rect" => "http://www.w3.org/2000/svg",
        _ => "http://www.w3.org/1999/xhtml",
    };
    document()
        .create_element_ns(Some(space), tag)
        .expect("the names of our elements are valid")
}

fn set(element: &Element, name: &str, value: &str) {
    // The names of our attributes are valid.
    let _ = element.set_attribute(name, value);
}
