//! The sentences of reports, by language, from the files in `locales`.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use kawasan_model::Language;
use unic_langid::LanguageIdentifier;

/// The languages that reports are written in, with their files.
const LOCALES: [(Language, &str); 2] = [
    (Language::INDONESIAN, include_str!("../locales/id.ftl")),
    (Language::ENGLISH, include_str!("../locales/en.ftl")),
];

/// Reports aren't written in a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there are no reports in the language `{language}`: expected `id` or `en`")]
#[non_exhaustive]
pub struct NoSuchLanguage {
    /// The language.
    pub language: Language,
}

/// The sentences of one language.
pub(crate) struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    pub(crate) fn of(language: Language) -> Result<Messages, NoSuchLanguage> {
        let missing = || NoSuchLanguage { language };
        let (_, text) = LOCALES.iter().find(|(own, _)| *own == language).ok_or_else(missing)?;
        let locale: LanguageIdentifier = language.code().parse().map_err(|_| missing())?;
        let mut bundle = FluentBundle::new(vec![locale]);
        // Texts go to terminals and files, where marks of direction only disturb.
        bundle.set_use_isolating(false);
        // A file that doesn't parse has lost messages, which the tests count.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Ok(Messages { language, bundle })
    }

    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// The message of a key; the key itself where there is none, so that a
    /// report shows what is lacking and still stands.
    pub(crate) fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let arguments: FluentArgs<'_> = arguments.iter().copied().collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    /// Several items in a sentence, the last after the word of a key: "a, b and c".
    pub(crate) fn list(&self, key: &str, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.text(key, &[("first", &first.join(", ")), ("last", last)]),
        }
    }

    /// The message of a key, if there is one: for names of what users may add to.
    pub(crate) fn text_or(&self, key: &str, otherwise: &str) -> String {
        if self.bundle.has_message(key) { self.text(key, &[]) } else { otherwise.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use kawasan_indicators::{Attribute, FindingKind, Presence};
    use kawasan_model::{ClaimKind, EventKind, ProjectStatus, Status, Tri, Verdict};
    use kawasan_rating::NoScore;
    use kawasan_statements::StatementVerdict;

    use super::*;

    fn keys(text: &str) -> Vec<&str> {
        let lines = text.lines().filter(|line| !line.starts_with(['#', ' ']));
        lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
    }

    #[test]
    fn both_languages_have_the_same_messages_and_arguments() {
        let arguments = |text: &'static str| -> Vec<(&str, Vec<&str>)> {
            let lines = text.lines().filter_map(|line| line.split_once(" = "));
            lines
                .map(|(key, value)| {
                    let parts = value.split("{ $").skip(1);
                    let mut names: Vec<_> = parts.filter_map(|p| p.split(' ').next()).collect();
                    names.sort_unstable();
                    (key, names)
                })
                .collect()
        };
        let [(_, indonesian), (_, english)] = LOCALES;
        assert_eq!(arguments(indonesian), arguments(english));
    }

    /// Keys that are put together from words of the libraries.
    #[test]
    fn every_word_of_the_libraries_has_a_message() {
        let kinds = FindingKind::ALL.map(|kind| format!("kind-{kind}"));
        let verdicts = Verdict::ALL.iter().map(|verdict| format!("verdict-{verdict}"));
        let sides = [
            "sum",
            "nation",
            "releases",
            "releases-unordered",
            "target",
            "target-unordered",
            "registry",
            "otherwise-first",
            "otherwise-itself",
        ]
        .into_iter()
        .flat_map(|what| ["above", "below"].map(|side| format!("finding-{what}-{side}")));
        let ratios = ["target", "stock", "growth"]
            .into_iter()
            .flat_map(|of| [format!("finding-ratio-{of}"), format!("seems-{of}")]);
        let events = EventKind::ALL.iter().map(|kind| format!("event-{kind}"));
        let stated = StatementVerdict::ALL.into_iter().flat_map(|verdict| {
            ["statement-verdict", "statement-part"].map(|key| format!("{key}-{verdict}"))
        });
        let statuses = Status::ALL.iter().map(|status| format!("status-{status}"));
        let missing = [
            "not_reported",
            "no_target",
            "no_commitment",
            "no_projection",
            "no_plan",
            "no_plan_time",
            "division_by_zero",
            "divisor_may_be_zero",
            "no_such_window",
            "not_additive",
            "no_zones",
            "not_of_one_zone",
            "not_of_several",
            "not_of_nation",
            "overflow",
        ];
        let missing = missing.map(|code| format!("missing-{code}"));
        let scores = NoScore::ALL.map(|why| format!("no-score-{}", why.code()));
        let methodologies = kawasan_rating::Status::ALL;
        let methodologies = methodologies.map(|status| format!("status-{}", status.as_str()));
        let all = kinds.into_iter().chain(verdicts).chain(sides).chain(ratios).chain(statuses);
        let variants = [
            "kind-implies_exits-other",
            "kind-restatement-unordered",
            "kind-target_changed-unordered",
        ]
        .map(str::to_owned);
        let claims = ClaimKind::ALL.iter().map(|kind| format!("claim-kind-{kind}"));
        let all = all.chain(events).chain(stated).chain(missing);
        let all = all.chain(scores).chain(methodologies);
        let attributes = Attribute::ALL.map(|one| format!("peers-{}", one.as_str()));
        let most = Verdict::ALL.iter().map(|verdict| format!("tally-most-{verdict}"));
        let behind = Tri::ALL
            .iter()
            .flat_map(|tri| [format!("peers-behind-{tri}"), format!("support-peers-{tri}")]);
        let peers = attributes.into_iter().chain(most).chain(behind);
        let how_far = ProjectStatus::ALL.iter().map(|status| format!("project-{status}"));
        let presence = Presence::ALL.map(|presence| format!("presence-{}", presence.as_str()));
        let ends = ["", "-more", "-less", "-either"];
        let changes = ["change-restated", "change-other_period"]
            .into_iter()
            .flat_map(|change| ends.map(|end| format!("{change}{end}")))
            .chain(["", "-rate", "-spread"].map(|end| format!("change-other_currency{end}")))
            .chain(
                ["first", "confirmed", "refined", "other_terms", "other_basis"]
                    .map(|change| format!("change-{change}")),
            );
        let no_figure = ["absent", "not_published", "not_by_step"]
            .map(|reason| format!("no-step-figure-{reason}"));
        let all = all.chain(how_far).chain(presence).chain(changes).chain(no_figure);
        let keys: Vec<String> = all.chain(variants).chain(claims).chain(peers).collect();
        for (language, _) in LOCALES {
            let messages = Messages::of(language).unwrap();
            for key in &keys {
                assert!(messages.bundle.has_message(key), "{language} {key}");
            }
        }
    }

    #[test]
    fn every_message_parses() {
        for (language, text) in LOCALES {
            let mut all = keys(text);
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{language}: a key is there twice");
            assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{language}");
            let messages = Messages::of(language).unwrap();
            for key in keys(text) {
                assert!(messages.bundle.has_message(key), "{language} {key}");
            }
        }
        assert!(Messages::of("fr".parse().unwrap()).is_err());
    }
}
