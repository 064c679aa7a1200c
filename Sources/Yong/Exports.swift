// A program that imports Yong has the whole way from a document to an answer at hand.
@_exported public import Compression
@_exported public import Documents
@_exported public import EntityExtraction
@_exported public import GraphBuilding
@_exported public import GraphDrawing
@_exported public import JSONLD
@_exported public import JSONSyntax
@_exported public import QuadStore
@_exported public import QueryEngine
@_exported public import RDFCanonicalization
@_exported public import RDFModel
@_exported public import RDFSyntax
@_exported public import ReferenceEngine
@_exported public import SPARQLSyntax
@_exported public import TextIndex
@_exported public import ThaiText
@_exported public import XSDTypes
