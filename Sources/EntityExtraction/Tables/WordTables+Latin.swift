extension WordTables {
    /// English words that say what the name they stand in is: the letter of the type, then words.
    static let latinKeys = """
        E Meeting Summit Forum Conference Expo EXPO Fair Show Festival Workshop Week Marathon Exhibition Seminar Symposium Congress
        E Dialogue Hackathon Gameshow Run Assembly Ceremony
        P Plan Statement Agreement Memorandum Act Policy Strategy Initiative Roadmap Declaration Award Awards Framework Constitution
        P Protocol Convention Programme Program Project Goals Treaty Charter Campaign
        M Ministry
        O Bank University Institute Association Council Company Corporation Organization Organisation Commission Center Centre Agency
        O Office Department Fund Committee Group Foundation Union Federation Authority Administration Airlines Airways Division Club
        O College Alliance Chamber Secretariat Board
        L Hotel Hall Airport Building Road River Province District Park Island Tower Restaurant Resort
        """
}
