// Whoever extracts reads what was extracted.
@_exported public import ExtractionModel
