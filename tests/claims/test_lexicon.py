"""What clauses are about, in varied words; invented sentences throughout."""

import pytest

from holdfire.claims.english.kinds import kind_of

STRIKES = [
    "the depot came under fire before dawn",
    "the station came under attack for the third time",
    "a drone slammed into a transformer hall",
    "drones rained down on the port",
    "a missile ripped through the roof of the turbine hall",
    "two blasts rocked the refinery",
    "gunners pounded the switchyard",
    "the pumping station was pummelled with rockets",
    "a swarm of drones swept over the terminal",
    "rockets slammed into the plant",
    "the complex took a direct hit",
    "a missile landed inside the compound",
    "residents heard a series of loud bangs",
    "the army unleashed a wave of drones",
    "a drone crashed into the compressor hall",
    "the assault began at midnight",
]
DAMAGE = [
    "the transformer was left in ruins",
    "the turbine hall sustained heavy damage",
    "the primary unit went up in flames",
    "two tanks were gutted",
    "the roof of the boiler house collapsed",
    "the plant was forced offline",
    "the refinery had to suspend processing",
    "a column of black smoke rose above the terminal",
    "an unexploded warhead tore a hole in the wall",
    "the switchyard was reduced to rubble",
    "the main transformer was knocked offline",
    "the line was severed",
    "the reactor tripped after the attack",
    "shrapnel punctured a storage tank",
    "the pump house was badly charred",
    "the unit was put out of commission",
]
OUTAGES = [
    "the whole district went dark",
    "half the city lost supply",
    "the town has had no electricity since dawn",
    "lights went out across the region",
    "supply to three villages was interrupted",
    "rolling blackouts were introduced",
    "the hospital switched to diesel generators",
    "households have been left in darkness",
    "consumers were disconnected",
    "the taps ran dry",
    "the settlement has been cut off from the grid",
    "trams ground to a halt because of a power failure",
    "tankers could not be loaded and shipments were on hold",
    "gas stopped flowing to the valley",
    "80,000 customers were powerless",
]
REPAIRS = [
    "crews reconnected the last of the villages",
    "the unit is back on line",
    "power came back in most districts",
    "engineers are patching up the line",
    "electricians worked through the night to bring the feeder back",
    "the reactor was resynchronised with the grid",
    "lights came back on at noon",
    "the substation has been brought back into use",
    "a replacement transformer has been installed",
    "the line was re-energised",
    "fixing the column could take months",
    "loading resumed at the terminal",
    "supplies have been fully re-established",
    "the plant came back on stream",
    "technicians are replacing the insulators",
    "water is flowing again",
]
CAPACITIES = [
    "the plant ran at half load",
    "the refinery can handle 90,000 barrels a day",
    "the country is short of 2 GW",
    "the reactor was operating at reduced power",
    "the station supplies a quarter of the country's electricity",
    "the terminal ships 12 million tonnes a year",
    "storage is only a third full",
    "the utility buys power from its neighbours",
    "throughput fell to 40 percent",
    "the system is running with no spare margin",
    "the works accounts for a tenth of national fuel production",
]
TALKS = [
    "the two leaders held a call",
    "negotiators sat down again in the lake resort",
    "the emir hosted both teams",
    "the sides will reconvene next week",
    "the ministers spoke by telephone",
    "a second round is due on Friday",
    "the envoy shuttled between the capitals",
    "the emirate is acting as a go-between",
    "the leaders are to confer by video link",
    "back channels remain open",
    "technical teams exchanged drafts",
    "both capitals broke off negotiations",
]
AGREEMENTS = [
    "the two governments signed off on a ten-day pause",
    "the moratorium lapsed on Sunday",
    "the truce was due to expire at midnight",
    "the accord covers ports and pipelines",
    "both sides committed to spare power plants",
    "the memorandum came into force on Monday",
    "the arrangement was prolonged by two weeks",
    "the pact is holding",
    "the sides struck a deal on energy sites",
    "the ceasefire collapsed within hours",
    "the pledge not to hit refineries was never put in writing",
    "the document was initialled",
]
BREACHES = [
    "the army flouted the truce",
    "the shelling trampled on the agreement",
    "the raid ran counter to the truce",
    "the other side did not honour the deal",
    "the attack made a mockery of the ceasefire",
    "they reneged on the pledge",
    "the sides failed to observe the moratorium",
    "this was a flagrant violation of the accord",
    "the ceasefire was infringed on twelve occasions",
    "the strike flew in the face of the agreement",
]
LULLS = [
    "the army eased off attacks on refineries",
    "both armies have held fire since Sunday",
    "the raids have tailed off",
    "attacks on power plants came to a halt",
    "the night passed without attacks",
    "strikes on refineries were put on hold",
    "the skies stayed quiet",
    "the army paused its strikes on ports",
    "not a single drone was launched",
    "the pace of attacks has slackened",
    "the bombardment died down",
    "the grid has been spared for a week",
]
POSITIONS = [
    "the minister demanded compensation",
    "the attack is an act of terrorism",
    "the president ruled out any concessions",
    "the government stands by its offer",
    "the chancellor called on both sides to show restraint",
    "the ministry condemned the raid",
    "the deal is in nobody's interest",
    "the raids amount to a war crime",
    "the cabinet insists on guarantees",
    "the foreign minister voiced concern",
    "peace needs more than a pause",
    "the party is in favour of a longer truce",
]
INTERCEPTIONS = [
    "air defences knocked out 30 drones",
    "defence crews brought down nine missiles",
    "37 drones were destroyed in the air",
    "most of the missiles were stopped",
    "12 drones failed to reach their targets",
    "fighters took down six cruise missiles",
    "eleven drones were lost to electronic jamming",
    "gunners picked off four drones",
]
COUNTS = [
    "the region suffered 14 attacks in a week",
    "energy sites were hit 63 times in March",
    "the tally of raids on refineries reached 20 since January",
    "it was the fifth attack on the plant this year",
    "the ministry logged 41 strikes over ten days",
]
SILENCES = [
    "the minister would not be drawn on the losses",
    "the operator gave no details",
    "the ministry stayed silent",
    "the company had nothing to say about the fire",
    "the spokesman offered no explanation",
    "the utility withheld the figures",
    "the ministry did not return calls",
    "calls to the operator went unanswered",
    "the governor sidestepped the question",
]
CASES = [
    (text, kind)
    for kind, texts in {
        "strike": STRIKES,
        "damage": DAMAGE,
        "outage": OUTAGES,
        "repair": REPAIRS,
        "capacity": CAPACITIES,
        "talks": TALKS,
        "agreement": AGREEMENTS,
        "breach": BREACHES,
        "deescalation": LULLS,
        "position": POSITIONS,
        "interception": INTERCEPTIONS,
        "count": COUNTS,
    }.items()
    for text in texts
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_a_clause_is_about_what_its_predicate_says(text: str, kind: str) -> None:
    found = kind_of(text)
    assert found is not None
    assert found.value == kind
