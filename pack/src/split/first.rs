//! The half that always loads: the whole without what comes later, and with what that needs.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, Instruction, Module, TableSection,
};
use wasmparser::Parser;

use super::SplitError;
use super::choice::{Choice, runs};
use super::later::{letter, taken_name};
use super::outline::Outline;

/// Writes the first half.
pub(super) fn encode(
    module: &[u8],
    outline: &Outline<'_>,
    choice: &Choice,
) -> Result<Vec<u8>, SplitError> {
    let mut first = Module::new();
    let mut writer = First {
        outline,
        choice,
        numbers: numbers(outline, choice),
        next_body: outline.imported,
    };
    writer.parse_core_module(&mut first, Parser::new(0), module)?;
    Ok(first.finish())
}

struct First<'a> {
    outline: &'a Outline<'a>,
    choice: &'a Choice,
    /// The new number of each function that stays, by its old one.
    numbers: BTreeMap<u32, u32>,
    next_body: u32,
}

/// Numbers what is written in this half: what is not of the later one, and the doors to that.
fn numbers(outline: &Outline<'_>, choice: &Choice) -> BTreeMap<u32, u32> {
    let all = (0..).zip(&outline.functions).map(|(function, _)| function);
    let stays = |function: &u32| !choice.is_later(*function) || choice.door(*function).is_some();
    all.filter(stays).zip(0..).collect()
}

impl Reencode for First<'_> {
    type Error = core::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.numbers.get(&function).copied().unwrap_or(u32::MAX))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, kind) in (0..).zip(&self.outline.functions) {
            if function >= self.outline.imported && self.numbers.contains_key(&function) {
                functions.function(*kind);
            }
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Result<(), Error> {
        let function = self.next_body;
        self.next_body += 1;
        match self.choice.door(function) {
            Some(place) => {
                code.function(&door(self.outline, function, place));
            }
            None if self.choice.is_later(function) => {}
            None => utils::parse_function_body(self, code, body)?,
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Result<(), Error> {
        for (number, table) in section.into_iter().enumerate() {
            let mut kind = self.table_type(table?.ty)?;
            if number == 0 {
                kind.minimum = u64::from(self.choice.table_len());
                kind.maximum = kind.maximum.map(|most| most.max(kind.minimum));
            }
            tables.table(kind);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Error> {
        let places = self.outline.places.iter();
        let kept = places.filter(|(_, function)| !self.choice.is_later(**function));
        for (place, run) in runs(kept.map(|(place, function)| (*place, *function))) {
            let run: Result<Vec<u32>, Error> = run
                .into_iter()
                .map(|function| self.function_index(function))
                .collect();
            elements.active(
                None,
                &ConstExpr::i32_const(place.cast_signed()),
                Elements::Functions(run?.into()),
            );
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for (kind, number, name) in shared(self.outline) {
            exports.export(&name, kind, number);
        }
        for (number, function) in self.choice.taken().enumerate() {
            let index = self.function_index(function)?;
            exports.export(&taken_name(number), ExportKind::Func, index);
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}

/// What both halves work on, and the names under which the later one takes it.
fn shared(outline: &Outline<'_>) -> Vec<(ExportKind, u32, String)> {
    let all = |kind: ExportKind, len: usize| {
        (0..u32::try_from(len).unwrap_or(u32::MAX))
            .map(move |number| (kind, number, format!("{}{number}", letter(kind))))
    };
    all(ExportKind::Memory, outline.memories.len())
        .chain(all(ExportKind::Table, outline.tables.len()))
        .chain(all(ExportKind::Global, outline.globals.len()))
        .collect()
}

/// What stands for a function of the later half: a call by its place in the table.
fn door(outline: &Outline<'_>, function: u32, place: u32) -> Function {
    let kind = outline.functions[function as usize];
    let signature = outline.signatures[kind as usize].as_ref();
    let parameters = signature.map_or(0, |signature| signature.params().len());
    let mut door = Function::new([]);
    for parameter in 0..u32::try_from(parameters).unwrap_or(u32::MAX) {
        door.instruction(&Instruction::LocalGet(parameter));
    }
    door.instruction(&Instruction::I32Const(place.cast_signed()));
    door.instruction(&Instruction::CallIndirect {
        type_index: kind,
        table_index: 0,
    });
    door.instruction(&Instruction::End);
    door
}
