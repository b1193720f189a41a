//! What has to be known of a module before it is parted.

use std::collections::BTreeMap;

use wasmparser::{
    ConstExpr, Data, Element, ElementItems, ElementKind, Export, ExternalKind, FunctionBody,
    Global, GlobalType, Imports, KnownCustom, MemoryType, Name, Operator, Parser, Payload,
    RecGroup, TableType, TypeRef,
};

use super::SplitError;

/// A module, taken apart. Functions are counted as WASM counts them: imports first.
pub(super) struct Outline<'a> {
    /// The types, in their groups.
    pub(super) types: Vec<RecGroup>,
    /// How many parameters and results a type has; functions alone.
    pub(super) signatures: Vec<Option<wasmparser::FuncType>>,
    /// How many of the functions are imported.
    pub(super) imported: u32,
    /// The type of each function.
    pub(super) functions: Vec<u32>,
    /// The tables, all of them the module's own.
    pub(super) tables: Vec<TableType>,
    /// The memories, all of them the module's own.
    pub(super) memories: Vec<MemoryType>,
    /// The globals, all of them the module's own.
    pub(super) globals: Vec<GlobalType>,
    /// The names of what is exported.
    pub(super) exports: Vec<(&'a str, ExternalKind, u32)>,
    /// What stands at which place of the first table.
    pub(super) places: BTreeMap<u32, u32>,
    /// The code of each function that is not imported.
    pub(super) bodies: Vec<FunctionBody<'a>>,
    calls: Vec<Vec<u32>>,
    roots: Vec<u32>,
    names: BTreeMap<u32, String>,
}

impl<'a> Outline<'a> {
    /// Reads a module.
    pub(super) fn read(module: &'a [u8]) -> Result<Self, SplitError> {
        let mut outline = Self {
            types: Vec::new(),
            signatures: Vec::new(),
            imported: 0,
            functions: Vec::new(),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            exports: Vec::new(),
            places: BTreeMap::new(),
            bodies: Vec::new(),
            calls: Vec::new(),
            roots: Vec::new(),
            names: BTreeMap::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            outline.take(payload?)?;
        }
        if outline.names.is_empty() {
            return Err(SplitError::NoNames);
        }
        Ok(outline)
    }

    /// Returns the path of a function in the sources; of one without a name, nothing.
    pub(super) fn name(&self, function: u32) -> &str {
        self.names.get(&function).map_or("", String::as_str)
    }

    /// Returns all names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.names.values().map(String::as_str)
    }

    /// Returns what a function calls by its number.
    pub(super) fn calls(&self, function: u32) -> &[u32] {
        let own = function.checked_sub(self.imported);
        own.map_or(&[], |own| &self.calls[own as usize])
    }

    /// Returns the functions that are reached from outside.
    pub(super) fn roots(&self) -> &[u32] {
        &self.roots
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), SplitError> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    let group = group?;
                    self.signatures.extend(group.types().map(
                        |sub| match &sub.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(function) => {
                                Some(function.clone())
                            }
                            _ => None,
                        },
                    ));
                    self.types.push(group);
                }
            }
            Payload::ImportSection(section) => {
                for imports in section {
                    self.take_imports(imports?)?;
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let Global { ty, init_expr } = global?;
                    self.globals.push(ty);
                    no_function(&init_expr)?;
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let Export { name, kind, index } = export?;
                    if kind == ExternalKind::Func {
                        self.roots.push(index);
                    }
                    self.exports.push((name, kind, index));
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_element(&element?)?;
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    active(&data?)?;
                }
            }
            Payload::CodeSectionEntry(body) => {
                self.calls.push(calls(&body)?);
                self.bodies.push(body);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        self.take_names(name?)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_imports(&mut self, imports: Imports<'a>) -> Result<(), SplitError> {
        for import in imports {
            let (_, import) = import?;
            let TypeRef::Func(kind) = import.ty else {
                return Err(SplitError::Unexpected("an import that is no function"));
            };
            self.functions.push(kind);
            self.imported += 1;
        }
        Ok(())
    }

    fn take_element(&mut self, element: &Element<'a>) -> Result<(), SplitError> {
        let ElementKind::Active {
            table_index: None | Some(0),
            offset_expr,
        } = &element.kind
        else {
            return Err(SplitError::Unexpected(
                "elements that are not of the first table",
            ));
        };
        let ElementItems::Functions(functions) = &element.items else {
            return Err(SplitError::Unexpected("elements that are no functions"));
        };
        let offset = number(offset_expr)?;
        for (place, function) in (offset..).zip(functions.clone()) {
            self.places.insert(place, function?);
        }
        Ok(())
    }

    fn take_names(&mut self, name: Name<'a>) -> Result<(), SplitError> {
        if let Name::Function(names) = name {
            for naming in names {
                let naming = naming?;
                let name = format!("{:#}", rustc_demangle::demangle(naming.name));
                self.names
                    .insert(naming.index, without_hash(&name).to_owned());
            }
        }
        Ok(())
    }
}

/// Takes the hash away that a compiler puts behind a name, where someone else has brought the rest in
/// readable form already.
fn without_hash(name: &str) -> &str {
    let parts = name.rsplit_once("::h");
    let parts =
        parts.filter(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    parts.map_or(name, |(path, _)| path)
}

/// The functions that a body calls by number.
fn calls(body: &FunctionBody<'_>) -> Result<Vec<u32>, SplitError> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                calls.push(function_index);
            }
            Operator::RefFunc { .. } | Operator::MemoryInit { .. } | Operator::TableInit { .. } => {
                return Err(SplitError::Unexpected(
                    "an instruction that names a segment or a function",
                ));
            }
            _ => {}
        }
    }
    calls.sort_unstable();
    calls.dedup();
    Ok(calls)
}

fn number(expression: &ConstExpr<'_>) -> Result<u32, SplitError> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(SplitError::Unexpected(
            "elements at a place that is no constant",
        )),
    }
}

fn no_function(expression: &ConstExpr<'_>) -> Result<(), SplitError> {
    match expression.get_operators_reader().read()? {
        Operator::RefFunc { .. } => Err(SplitError::Unexpected("a global that names a function")),
        _ => Ok(()),
    }
}

fn active(data: &Data<'_>) -> Result<(), SplitError> {
    match data.kind {
        wasmparser::DataKind::Active { .. } => Ok(()),
        wasmparser::DataKind::Passive => Err(SplitError::Unexpected("data without a place")),
    }
}
