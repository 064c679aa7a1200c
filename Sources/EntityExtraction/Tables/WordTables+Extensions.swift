extension WordTables {
    /// Words that make another, longer name of the known name before them.
    static let extensions = """
        แห่ง จังหวัด ภาค เขต อำเภอ สาขา ไทย กัมพูชา ลาว เมียนมา โอมาน บรูไน ญี่ปุ่น จีน เวียดนาม มาเลเซีย อินโดนีเซีย สิงคโปร์ ฟิลิปปินส์
        กรุงเทพมหานคร ประจำ ที่ พื้นที่ และการ เพื่อ ระหว่าง ของ
        """
}
