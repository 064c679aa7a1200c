#include <libxml/xmlversion.h>

// Debian builds libxml2 with ICU, and its headers then include ICU's, which clash with those that Foundation brings.
// Nothing here looks into the one structure that ICU's converters stand in.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
