/// Datatypes of XML Schema (XSD 1.1 Part 2).
public enum XSD {
    /// The namespace IRI.
    public static let namespace = "http://www.w3.org/2001/XMLSchema#"
    /// `xsd:string`
    public static let string = IRI(unchecked: namespace + "string")
    /// `xsd:boolean`
    public static let boolean = IRI(unchecked: namespace + "boolean")
    /// `xsd:integer`
    public static let integer = IRI(unchecked: namespace + "integer")
    /// `xsd:decimal`
    public static let decimal = IRI(unchecked: namespace + "decimal")
    /// `xsd:float`
    public static let float = IRI(unchecked: namespace + "float")
    /// `xsd:double`
    public static let double = IRI(unchecked: namespace + "double")
    /// `xsd:date`
    public static let date = IRI(unchecked: namespace + "date")
    /// `xsd:dateTime`
    public static let dateTime = IRI(unchecked: namespace + "dateTime")
    /// `xsd:anyURI`
    public static let anyURI = IRI(unchecked: namespace + "anyURI")
    /// `xsd:nonNegativeInteger`
    public static let nonNegativeInteger = IRI(unchecked: namespace + "nonNegativeInteger")
}
