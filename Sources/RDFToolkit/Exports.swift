// What opens files, stores and endpoints is used together with what they hold.
@_exported public import Compression
@_exported public import GraphDrawing
@_exported public import JSONLD
@_exported public import JSONSyntax
@_exported public import QuadStore
@_exported public import QueryEngine
@_exported public import RDFCanonicalization
@_exported public import RDFModel
@_exported public import RDFSyntax
@_exported public import SPARQLSyntax
@_exported public import TextIndex
@_exported public import XSDTypes
