//! The credibility that the program would give the claim in a form: shown beside the field, never set.

use crate::{
    findings::{self, Suggested},
    fold::fold,
    mine::{self, Named},
    model::{AnnotationId, Claim, ClaimId, Project, Timestamp},
    verbs::Fields,
};

/// What was suggested, and for what: it is worked out again only when something was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Grade {
    of: Option<(u64, String)>,
    suggested: Option<Suggested>,
}

impl Grade {
    /// The suggestion for what the form holds; `typed` tells one state of it from another.
    pub(super) fn of(
        &mut self,
        (project, revision): (&Project, u64),
        typed: String,
        fields: &dyn Fn() -> Option<Fields>,
        (annotations, replaces): (Vec<AnnotationId>, Option<ClaimId>),
        now: Timestamp,
    ) -> Option<&Suggested> {
        let of = (revision, typed);
        if self.of.as_ref() != Some(&of) {
            let claim = fields().and_then(|fields| claim_of(project, &fields, annotations, now));
            self.suggested =
                claim.and_then(|claim| findings::credibility_of_new(project, &claim, replaces));
            self.of = Some(of);
        }
        self.suggested.as_ref()
    }
}

/// The claim that the fields make of records that are there; `None` for a metric that is new.
fn claim_of(
    project: &Project,
    fields: &Fields,
    annotations: Vec<AnnotationId>,
    now: Timestamp,
) -> Option<Claim> {
    let metric = match &fields.metric {
        Named::Is(id) => *id,
        Named::Called(name) => match mine::known_metric(project, name.clone()) {
            Named::Is(id) => id,
            Named::Called(_) => return None,
        },
    };
    let event = match &fields.event {
        None => None,
        Some(Named::Is(id)) => Some(*id),
        // An event that is new has no other claims.
        Some(Named::Called(name)) => Some(named(
            project.events.iter().map(|(id, e)| (*id, std::iter::once(&e.name).chain(&e.aliases))),
            name,
        )?),
    };
    let origin = |of: &Option<Named<_>>| match of {
        None => None,
        Some(Named::Is(id)) => Some(*id),
        Some(Named::Called(name)) => named(
            project.origins.iter().map(|(id, o)| (*id, std::iter::once(&o.name).chain(&o.aliases))),
            name,
        ),
    };
    Some(Claim {
        event,
        metric,
        value: fields.value.clone(),
        population: fields.population.clone(),
        places: fields.places.clone(),
        period: fields.period,
        as_of: fields.as_of,
        origin: origin(&fields.origin),
        via: origin(&fields.via),
        annotations,
        credibility: fields.credibility,
        proposed: false,
        reviewed: true,
        note: String::new(),
        at: now,
        by: String::new(),
    })
}

/// The record that has a name, as its name or as another one.
fn named<'a, Id, Names: Iterator<Item = &'a String>>(
    mut records: impl Iterator<Item = (Id, Names)>,
    name: &str,
) -> Option<Id> {
    let wanted = fold(name);
    records.find_map(|(id, mut names)| names.any(|n| fold(n) == wanted).then_some(id))
}
