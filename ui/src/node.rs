//! What is on a page, as plain data.
//!
//! A part is a function from values to an [`Element`]; a [`Canvas`](crate::Canvas) compares it with
//! what it drew before and changes only what differs. Nothing here is generic over what it holds, so
//! that each screen costs the few calls that fill these structs: components with signals of their
//! own made the code of either realm much larger.
//!
//! Words may be secret in the key realm, so [`Words`] overwrite themselves when they are dropped,
//! drawn or not. Attributes, values and handlers do not: no secret belongs into them.

use std::{borrow::Cow, rc::Rc};

use zeroize::Zeroize;

/// Words or an attribute's value.
pub type Text = Cow<'static, str>;

/// Hears what the person did, with what was typed or chosen; a press says nothing more.
pub type Handler = Rc<dyn Fn(&str)>;

/// Words on a screen. Owned ones are overwritten when they are dropped.
pub struct Words(Text);

/// One node.
pub enum Node {
    /// Words. Empty ones keep the place of something that is not there now.
    Text(Words),
    /// An element.
    Element(Element),
}

/// What a person can do to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Press it; what the browser would do by itself does not happen.
    Press,
    /// Type in it.
    Type,
    /// Type in it, where whoever hears of that must not be told the text.
    Edit,
    /// Choose it, or in it. A checkbox says `true` or nothing.
    Choose,
    /// Press the enter key in it.
    Enter,
    /// Dismiss it with the escape key; the browser does not close it by itself.
    Dismiss,
}

/// An element, small to hand on.
pub struct Element(Box<Parts>);

/// What an element is made of.
#[derive(Default)]
pub struct Parts {
    /// The name of the element.
    pub tag: &'static str,
    /// What it is to tests. An element is never turned into one of another name.
    pub test_id: Text,
    /// What it is among others of its kind. An element is never turned into one of another key.
    pub key: u32,
    /// Its other attributes.
    pub attributes: Vec<(&'static str, Text)>,
    /// What a field holds.
    pub value: Option<Text>,
    /// Whether a box is ticked.
    pub checked: bool,
    /// Whether it is shown as a modal dialog.
    pub modal: bool,
    /// Who hears of deeds.
    pub handlers: Vec<(Deed, Handler)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// Makes an element.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        ..Parts::default()
    }))
}

/// Makes an element of a class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> Element {
    element(tag).attr("class", class)
}

/// Makes a `div` of a class.
pub fn div(class: &'static str) -> Element {
    classed("div", class)
}

/// Makes a paragraph of a class.
pub fn p(class: &'static str) -> Element {
    classed("p", class)
}

/// Makes a `span` of a class.
pub fn span(class: &'static str) -> Element {
    classed("span", class)
}

/// Makes an element that holds these words and nothing else.
#[inline(never)]
pub fn words(tag: &'static str, words: impl Into<Text>) -> Element {
    element(tag).child(words.into())
}

impl Element {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// Sets an attribute without a value, or leaves it out.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.attr(name, "") } else { self }
    }

    /// Names it to tests.
    #[inline(never)]
    pub fn test_id(mut self, name: impl Into<Text>) -> Self {
        self.0.test_id = name.into();
        self
    }

    /// Tells it from others of its kind: where another key is drawn, all of it is made anew.
    pub fn key(mut self, key: u32) -> Self {
        self.0.key = key;
        self
    }

    /// Sets what a field holds.
    #[inline(never)]
    pub fn value(mut self, value: impl Into<Text>) -> Self {
        self.0.value = Some(value.into());
        self
    }

    /// Ticks a box, or not.
    pub fn checked(mut self, is_set: bool) -> Self {
        self.0.checked = is_set;
        self
    }

    /// Shows it as a modal dialog.
    pub fn modal(mut self) -> Self {
        self.0.modal = true;
        self
    }

    /// Tells someone of a deed.
    #[inline(never)]
    pub fn on(mut self, deed: Deed, handler: Handler) -> Self {
        self.0.handlers.push((deed, handler));
        self
    }

    /// Puts something into it, behind what is there.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Puts several elements into it.
    #[inline(never)]
    pub fn children(mut self, children: Vec<Element>) -> Self {
        for child in children {
            self.0.children.push(Node::Element(child));
        }
        self
    }

    /// Says whether something that was drawn can be changed into it.
    pub fn is_like(&self, drawn: &Parts) -> bool {
        self.0.tag == drawn.tag && self.0.test_id == drawn.test_id && self.0.key == drawn.key
    }

    /// Takes it apart, to be drawn.
    pub fn into_parts(self) -> Box<Parts> {
        self.0
    }
}

impl Words {
    /// Returns the words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for Words {
    fn drop(&mut self) {
        if let Text::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Option<Element>> for Node {
    fn from(element: Option<Element>) -> Self {
        element.map_or(Self::Text(Words(Text::Borrowed(""))), Self::Element)
    }
}

impl From<Text> for Node {
    fn from(text: Text) -> Self {
        Self::Text(Words(text))
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(Words(Text::Borrowed(text)))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(Words(Text::Owned(text)))
    }
}
