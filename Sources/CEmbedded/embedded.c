// Made by Scripts/seeds/embed.py; run it again when a file is added to seeds/ or ontology/.
#include "CEmbedded.h"

// `#embed` is C23; Clang warns that it is an extension of earlier standards.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char ontology_shapes[] = {
#embed "../../ontology/shapes.ttl"
};

static const unsigned char ontology_yong[] = {
#embed "../../ontology/yong.ttl"
};

static const unsigned char seeds_associations[] = {
#embed "../../seeds/associations.ttl"
};

static const unsigned char seeds_committees_and_centres[] = {
#embed "../../seeds/committees-and-centres.ttl"
};

static const unsigned char seeds_companies_and_banks[] = {
#embed "../../seeds/companies-and-banks.ttl"
};

static const unsigned char seeds_countries[] = {
#embed "../../seeds/countries.ttl"
};

static const unsigned char seeds_departments[] = {
#embed "../../seeds/departments.ttl"
};

static const unsigned char seeds_events[] = {
#embed "../../seeds/events.ttl"
};

static const unsigned char seeds_hospitals[] = {
#embed "../../seeds/hospitals.ttl"
};

static const unsigned char seeds_independent_bodies[] = {
#embed "../../seeds/independent-bodies.ttl"
};

static const unsigned char seeds_international_organisations[] = {
#embed "../../seeds/international-organisations.ttl"
};

static const unsigned char seeds_ministries[] = {
#embed "../../seeds/ministries.ttl"
};

static const unsigned char seeds_models_mentions[] = {
#embed "../../seeds/models/mentions.model"
};

static const unsigned char seeds_models_relations[] = {
#embed "../../seeds/models/relations.model"
};

static const unsigned char seeds_offices[] = {
#embed "../../seeds/offices.ttl"
};

static const unsigned char seeds_parties[] = {
#embed "../../seeds/parties.ttl"
};

static const unsigned char seeds_places[] = {
#embed "../../seeds/places.ttl"
};

static const unsigned char seeds_plans[] = {
#embed "../../seeds/plans.ttl"
};

static const unsigned char seeds_provinces[] = {
#embed "../../seeds/provinces.ttl"
};

static const unsigned char seeds_public_organisations[] = {
#embed "../../seeds/public-organisations.ttl"
};

static const unsigned char seeds_security_forces[] = {
#embed "../../seeds/security-forces.ttl"
};

static const unsigned char seeds_state_enterprises[] = {
#embed "../../seeds/state-enterprises.ttl"
};

static const unsigned char seeds_titles[] = {
#embed "../../seeds/titles.ttl"
};

static const unsigned char seeds_universities[] = {
#embed "../../seeds/universities.ttl"
};

static const unsigned char seeds_words_cues[] = {
#embed "../../seeds/words/cues.txt"
};

static const unsigned char seeds_words_english[] = {
#embed "../../seeds/words/english.txt"
};

static const unsigned char seeds_words_heads[] = {
#embed "../../seeds/words/heads.txt"
};

static const unsigned char seeds_words_joints[] = {
#embed "../../seeds/words/joints.txt"
};

static const unsigned char seeds_words_known_names[] = {
#embed "../../seeds/words/known-names.txt"
};

static const unsigned char seeds_words_latin[] = {
#embed "../../seeds/words/latin.txt"
};

static const unsigned char seeds_words_merging[] = {
#embed "../../seeds/words/merging.txt"
};

static const unsigned char seeds_words_offices[] = {
#embed "../../seeds/words/offices.txt"
};

static const unsigned char seeds_words_people[] = {
#embed "../../seeds/words/people.txt"
};

static const unsigned char seeds_words_ranks[] = {
#embed "../../seeds/words/ranks.txt"
};

static const unsigned char seeds_words_stops[] = {
#embed "../../seeds/words/stops.txt"
};

static const unsigned char seeds_words_works[] = {
#embed "../../seeds/words/works.txt"
};

static const struct yong_embedded_file files[] = {
    {"ontology/shapes.ttl", ontology_shapes, sizeof ontology_shapes},
    {"ontology/yong.ttl", ontology_yong, sizeof ontology_yong},
    {"seeds/associations.ttl", seeds_associations, sizeof seeds_associations},
    {"seeds/committees-and-centres.ttl", seeds_committees_and_centres, sizeof seeds_committees_and_centres},
    {"seeds/companies-and-banks.ttl", seeds_companies_and_banks, sizeof seeds_companies_and_banks},
    {"seeds/countries.ttl", seeds_countries, sizeof seeds_countries},
    {"seeds/departments.ttl", seeds_departments, sizeof seeds_departments},
    {"seeds/events.ttl", seeds_events, sizeof seeds_events},
    {"seeds/hospitals.ttl", seeds_hospitals, sizeof seeds_hospitals},
    {"seeds/independent-bodies.ttl", seeds_independent_bodies, sizeof seeds_independent_bodies},
    {"seeds/international-organisations.ttl", seeds_international_organisations, sizeof seeds_international_organisations},
    {"seeds/ministries.ttl", seeds_ministries, sizeof seeds_ministries},
    {"seeds/models/mentions.model", seeds_models_mentions, sizeof seeds_models_mentions},
    {"seeds/models/relations.model", seeds_models_relations, sizeof seeds_models_relations},
    {"seeds/offices.ttl", seeds_offices, sizeof seeds_offices},
    {"seeds/parties.ttl", seeds_parties, sizeof seeds_parties},
    {"seeds/places.ttl", seeds_places, sizeof seeds_places},
    {"seeds/plans.ttl", seeds_plans, sizeof seeds_plans},
    {"seeds/provinces.ttl", seeds_provinces, sizeof seeds_provinces},
    {"seeds/public-organisations.ttl", seeds_public_organisations, sizeof seeds_public_organisations},
    {"seeds/security-forces.ttl", seeds_security_forces, sizeof seeds_security_forces},
    {"seeds/state-enterprises.ttl", seeds_state_enterprises, sizeof seeds_state_enterprises},
    {"seeds/titles.ttl", seeds_titles, sizeof seeds_titles},
    {"seeds/universities.ttl", seeds_universities, sizeof seeds_universities},
    {"seeds/words/cues.txt", seeds_words_cues, sizeof seeds_words_cues},
    {"seeds/words/english.txt", seeds_words_english, sizeof seeds_words_english},
    {"seeds/words/heads.txt", seeds_words_heads, sizeof seeds_words_heads},
    {"seeds/words/joints.txt", seeds_words_joints, sizeof seeds_words_joints},
    {"seeds/words/known-names.txt", seeds_words_known_names, sizeof seeds_words_known_names},
    {"seeds/words/latin.txt", seeds_words_latin, sizeof seeds_words_latin},
    {"seeds/words/merging.txt", seeds_words_merging, sizeof seeds_words_merging},
    {"seeds/words/offices.txt", seeds_words_offices, sizeof seeds_words_offices},
    {"seeds/words/people.txt", seeds_words_people, sizeof seeds_words_people},
    {"seeds/words/ranks.txt", seeds_words_ranks, sizeof seeds_words_ranks},
    {"seeds/words/stops.txt", seeds_words_stops, sizeof seeds_words_stops},
    {"seeds/words/works.txt", seeds_words_works, sizeof seeds_words_works},
};

const struct yong_embedded_file *yong_embedded_files(unsigned long *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
