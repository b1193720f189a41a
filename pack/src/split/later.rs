//! The half that comes later: its functions, and nothing else of its own.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, FunctionSection,
    ImportSection, Module, TypeSection,
};

use super::choice::Choice;
use super::outline::Outline;
use super::{FIRST, SplitError};

/// Writes the later half.
pub(super) fn encode(outline: &Outline<'_>, choice: &Choice) -> Result<Vec<u8>, SplitError> {
    let functions = choice.taken().chain(choice.later());
    let mut writer = Later {
        numbers: functions.zip(0..).collect(),
    };
    let mut later = Module::new();
    later.section(&types(&mut writer, outline)?);
    later.section(&imports(&mut writer, outline, choice)?);
    let mut kinds = FunctionSection::new();
    for function in choice.later() {
        kinds.function(outline.functions[function as usize]);
    }
    later.section(&kinds);
    later.section(&elements(&mut writer, choice)?);
    let mut code = CodeSection::new();
    for function in choice.later() {
        let body = &outline.bodies[(function - outline.imported) as usize];
        writer.parse_function_body(&mut code, body.clone())?;
    }
    later.section(&code);
    Ok(later.finish())
}

/// The name under which the later half takes a function of the first one.
pub(super) fn taken_name(number: usize) -> String {
    format!("{number:x}")
}

/// The letter with which the name of a memory, a table or a global begins.
pub(super) fn letter(kind: ExportKind) -> char {
    match kind {
        ExportKind::Memory => 'm',
        ExportKind::Table => 't',
        _ => 'g',
    }
}

/// Numbers functions anew: what is taken first, then its own.
struct Later {
    numbers: BTreeMap<u32, u32>,
}

impl Reencode for Later {
    type Error = core::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.numbers.get(&function).copied().unwrap_or(u32::MAX))
    }
}

fn types(writer: &mut Later, outline: &Outline<'_>) -> Result<TypeSection, SplitError> {
    let mut types = TypeSection::new();
    for group in &outline.types {
        writer.parse_recursive_type_group(types.ty(), group.clone())?;
    }
    Ok(types)
}

fn imports(
    writer: &mut Later,
    outline: &Outline<'_>,
    choice: &Choice,
) -> Result<ImportSection, SplitError> {
    let mut imports = ImportSection::new();
    for (number, function) in choice.taken().enumerate() {
        let kind = EntityType::Function(outline.functions[function as usize]);
        imports.import(FIRST, &taken_name(number), kind);
    }
    let mut import = |kind: ExportKind, number: usize, entity: EntityType| {
        imports.import(FIRST, &format!("{}{number}", letter(kind)), entity);
    };
    for (number, table) in outline.tables.iter().enumerate() {
        let mut kind = writer.table_type(*table)?;
        kind.maximum = kind
            .maximum
            .map(|most| most.max(u64::from(choice.table_len())));
        import(ExportKind::Table, number, EntityType::Table(kind));
    }
    for (number, memory) in outline.memories.iter().enumerate() {
        let kind = writer.memory_type(*memory)?;
        import(ExportKind::Memory, number, EntityType::Memory(kind));
    }
    for (number, global) in outline.globals.iter().enumerate() {
        let kind = writer.global_type(*global)?;
        import(ExportKind::Global, number, EntityType::Global(kind));
    }
    Ok(imports)
}

fn elements(writer: &mut Later, choice: &Choice) -> Result<ElementSection, SplitError> {
    let mut elements = ElementSection::new();
    for (place, run) in choice.runs() {
        let run: Result<Vec<u32>, Error> = run
            .into_iter()
            .map(|function| writer.function_index(function))
            .collect();
        elements.active(
            None,
            &ConstExpr::i32_const(place.cast_signed()),
            Elements::Functions(run?.into()),
        );
    }
    Ok(elements)
}
