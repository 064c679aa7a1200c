extension WordTables {
    /// Words after which the name of a country says what sort a thing is, and names no state.
    static let modified = """
        ภาษา คน ชาว อาหาร มวย ผ้า ข้าว ชาติ เชื้อสาย สัญชาติ แรงงาน สินค้า เศรษฐกิจ ตลาด
        """
}
