//! `report`: statistics, finance, progress, as XLSX with charts, CSV or JSON lines (M4).

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::documents::report_document;
use crate::office::{Forbidden, OfficeError, Permission};
use crate::report::{Period, Report, ReportKind};
use crate::words::{Message, report_name};
use serde_json::json;
use std::path::Path;

impl CliContext {
    /// Writes a report of a period.
    pub(super) fn report(
        &self,
        kind: ReportKind,
        period: &str,
        out: &Path,
    ) -> Result<CommandReply, CommandError> {
        let message = || self.words.say_with("cli-not-a-period", &[("text", period.into())]);
        let period: Period = period.parse().map_err(|_| CommandError::Usage(message()))?;
        self.can_take(out)?;
        let office = self.office()?;
        let made = self.actor(&office).and_then(|actor| {
            let reader = office.reader(&actor);
            if !reader.may(Permission::SeeReports) {
                let forbidden = Forbidden::Role(Permission::SeeReports);
                return Err(OfficeError::Forbidden(forbidden).into());
            }
            Ok(Report::of(kind, period, &reader))
        });
        office.close()?;
        let report = made?;
        report_document(&report, out, self.words).write(out)?;
        let message = Message::of("cli-report-done")
            .with("report", report_name(kind, self.words))
            .with("period", period.to_string())
            .with("file", out.display().to_string())
            .with("lines", report.seq.to_string())
            .with("head", report.hash.clone());
        let json = json!({
            "report": kind.code(), "period": period.to_string(), "day": report.day.to_string(),
            "journal_seq": report.seq, "journal_hash": report.hash, "file": out,
        });
        Ok(self.say(&message, json))
    }
}
