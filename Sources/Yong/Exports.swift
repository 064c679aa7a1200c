// A program that imports Yong has the whole way from a document to an answer at hand.
@_exported public import Documents
@_exported public import EntityExtraction
@_exported public import GraphBuilding
@_exported public import GraphTables
@_exported public import Linking
@_exported public import Publishing
@_exported public import RDFToolkit
@_exported public import ThaiText
