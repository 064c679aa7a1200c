// Made by Scripts/seeds/embed.py; run it again when a file is added to seeds/ or ontology/.
#include "CEmbedded.h"

// `#embed` is C23; Clang warns that it is an extension of earlier standards.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char seeds_countries[] = {
#embed "../../seeds/countries.ttl"
};

static const unsigned char seeds_departments[] = {
#embed "../../seeds/departments.ttl"
};

static const unsigned char seeds_international_organisations[] = {
#embed "../../seeds/international-organisations.ttl"
};

static const unsigned char seeds_ministries[] = {
#embed "../../seeds/ministries.ttl"
};

static const unsigned char seeds_offices[] = {
#embed "../../seeds/offices.ttl"
};

static const unsigned char seeds_provinces[] = {
#embed "../../seeds/provinces.ttl"
};

static const unsigned char seeds_titles[] = {
#embed "../../seeds/titles.ttl"
};

static const struct yong_embedded_file files[] = {
    {"seeds/countries.ttl", seeds_countries, sizeof seeds_countries},
    {"seeds/departments.ttl", seeds_departments, sizeof seeds_departments},
    {"seeds/international-organisations.ttl", seeds_international_organisations, sizeof seeds_international_organisations},
    {"seeds/ministries.ttl", seeds_ministries, sizeof seeds_ministries},
    {"seeds/offices.ttl", seeds_offices, sizeof seeds_offices},
    {"seeds/provinces.ttl", seeds_provinces, sizeof seeds_provinces},
    {"seeds/titles.ttl", seeds_titles, sizeof seeds_titles},
};

const struct yong_embedded_file *yong_embedded_files(unsigned long *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
