#if Server
    /// A text of the pages in both languages.
    struct Phrase {
        let thai: String
        let english: String

        init(_ thai: String, _ english: String) {
            self.thai = thai
            self.english = english
        }
    }
#endif
