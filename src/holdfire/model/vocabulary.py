"""Closed vocabularies. In: nothing. Out: enums whose values are the words stored in tables."""

from enum import StrEnum


class Form(StrEnum):
    """What kind of item a report is."""

    TEXT = "text"  # the published words themselves
    NOTE = "note"  # a monitor's note: a published report retold in the monitor's own words
    ROW = "row"  # one row of a table of sourced mentions


class Modality(StrEnum):
    """How surely the speaker commits to the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HEDGED = "hedged"
    DECLINED = "declined"
    PREDICTED = "predicted"
    THREATENED = "threatened"
    CONDITIONAL = "conditional"


class Kind(StrEnum):
    """What a claim is about, by its head predicate."""

    STRIKE = "strike"
    INTERCEPTION = "interception"
    DAMAGE = "damage"
    OUTAGE = "outage"
    REPAIR = "repair"
    CAPACITY = "capacity"
    TALKS = "talks"
    AGREEMENT = "agreement"
    BREACH = "breach"
    DEESCALATION = "deescalation"
    POSITION = "position"
    COUNT = "count"
    NO_COMMENT = "no_comment"
    OTHER = "other"


class TargetKind(StrEnum):
    """The class of an energy site."""

    NUCLEAR = "nuclear"
    THERMAL = "thermal"
    HYDRO = "hydro"
    PUMPED_STORAGE = "pumped_storage"
    SUBSTATION = "substation"
    GRID = "grid"
    REFINERY = "refinery"
    FUEL_DEPOT = "fuel_depot"
    PIPELINE = "pipeline"
    GAS = "gas"
    GAS_PROCESSING = "gas_processing"
    GAS_STORAGE = "gas_storage"
    PORT = "port"
    ENERGY_INFRASTRUCTURE = "energy_infrastructure"


#: Classes of sites whose tempo is told apart; a site of no named class counts in the whole alone.
SECTORS: dict[str, tuple[TargetKind, ...]] = {
    "power": (
        TargetKind.NUCLEAR,
        TargetKind.THERMAL,
        TargetKind.HYDRO,
        TargetKind.PUMPED_STORAGE,
        TargetKind.SUBSTATION,
        TargetKind.GRID,
    ),
    "refining": (TargetKind.REFINERY,),
    "fuel and gas": (
        TargetKind.FUEL_DEPOT,
        TargetKind.PIPELINE,
        TargetKind.GAS,
        TargetKind.GAS_PROCESSING,
        TargetKind.GAS_STORAGE,
        TargetKind.PORT,
    ),
}


class Side(StrEnum):
    """Sides that are not a party; parties appear by their own code."""

    THIRD = "third"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Our status for incident x clause x version."""

    NOT_ASSESSABLE = "not_assessable"
    NOT_SUPPORTED = "not_supported"
    CONTESTED = "contested"
    SUPPORTED = "supported"
    VERIFIED = "verified"


class Response(StrEnum):
    """The accused party's answer, as far as the reports hold one."""

    ACCEPTED = "accepted"
    DENIED = "denied"
    NO_COMMENT = "no comment"
    NOT_SOUGHT = "not sought"


#: Kinds that tell of something that happened at a place and can make an incident.
EVENT_KINDS = (Kind.STRIKE, Kind.DAMAGE, Kind.OUTAGE, Kind.INTERCEPTION)
